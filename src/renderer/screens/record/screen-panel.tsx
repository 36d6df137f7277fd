import { MonitorUp } from 'lucide-react';
import { useState } from 'react';
import { recordedHeights } from '../../../core/capture/preflight/fitting-size.ts';
import { missingSystemSound } from '../../capture/system-sound-reason.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyPicture, ProblemNote, SourcePanel } from './source-panel.tsx';
import styles from './source-panel.module.css';
import { StreamPreview } from './stream-preview.tsx';
import type { SetUp } from './use-set-up.ts';

const text = strings.recording;

/** The sizes that a screen can be recorded with, as for a usual screen. */
const sizes = recordedHeights.map((height) => ({
  value: String(height),
  label: text.screenSize(Math.round((height * 16) / 9), height),
}));

export function ScreenPanel({ setUp }: { setUp: SetUp }) {
  const { current, close } = setUp.screen;
  const [systemSound, setSystemSound] = useState(false);
  const isOpen = current.state === 'open';
  const noSound = systemSound && isOpen ? missingSystemSound(current.source) : undefined;
  return (
    <SourcePanel title={text.screen} icon={<MonitorUp aria-hidden="true" />}>
      {isOpen ? (
        <StreamPreview stream={current.source.stream} label={text.preview(current.source.label)} />
      ) : (
        <EmptyPicture>
          <p>{text.noScreen}</p>
        </EmptyPicture>
      )}
      {current.state === 'problem' ? <ProblemNote problem={current.problem} /> : null}
      {noSound ? (
        <div className={styles.reason} role="status">
          <p className={styles.happened}>{noSound.happened}</p>
          <p>{noSound.remedy}</p>
        </div>
      ) : null}
      <div className={styles.actions}>
        {isOpen ? <p className={styles.label}>{current.source.label}</p> : null}
        {isOpen ? (
          <Select
            label={text.screenSizeLabel}
            hideLabel
            value={String(setUp.screenHeightPixels)}
            options={sizes}
            onChange={(height) => setUp.chooseScreenHeight(Number(height))}
          />
        ) : null}
        {isOpen ? (
          <Button look="quiet" onClick={close}>
            {text.remove}
          </Button>
        ) : null}
        {setUp.canRecordScreen ? (
          <Button
            look={isOpen ? 'plain' : 'primary'}
            // Not `disabled`: that would take the focus away while the picker is open.
            aria-disabled={current.state === 'opening'}
            onClick={() => {
              if (current.state !== 'opening') setUp.chooseScreen(systemSound);
            }}
          >
            {isOpen ? text.chooseAgain : text.chooseScreen}
          </Button>
        ) : null}
        {isOpen && !noSound ? null : (
          <div className={styles.check}>
            <Checkbox checked={systemSound} onChange={setSystemSound}>
              {text.systemSound}
            </Checkbox>
          </div>
        )}
      </div>
    </SourcePanel>
  );
}
