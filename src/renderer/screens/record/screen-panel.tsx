import { MonitorUp } from 'lucide-react';
import { useState } from 'react';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { EmptyPicture, ProblemNote, SourcePanel } from './source-panel.tsx';
import styles from './source-panel.module.css';
import { StreamPreview } from './stream-preview.tsx';
import type { SetUp } from './use-set-up.ts';

const text = strings.recording;

export function ScreenPanel({ setUp }: { setUp: SetUp }) {
  const { current, close } = setUp.screen;
  const [systemSound, setSystemSound] = useState(false);
  const isOpen = current.state === 'open';
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
      <div className={styles.actions}>
        {isOpen ? <p className={styles.label}>{current.source.label}</p> : null}
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
        {isOpen ? null : (
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
