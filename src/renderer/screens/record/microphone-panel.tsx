import { Mic } from 'lucide-react';
import { toHash } from '../../app/routes.ts';
import { strings } from '../../strings/en.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { LevelBar } from '../../ui/level-bar.tsx';
import { Select } from '../../ui/select.tsx';
import { VoiceLine } from '../calibration/voice-line.tsx';
import { levelAdvice } from './level-advice.ts';
import { ProblemNote, SourcePanel } from './source-panel.tsx';
import styles from './source-panel.module.css';
import { useLevel } from './use-level.ts';
import type { SetUp } from './use-set-up.ts';

const text = strings.recording;

interface MicrophonePanelProps {
  setUp: SetUp;
  /** The scenario that is rehearsed, for which the cues may get to know the voice. */
  rehearsedId?: string | undefined;
}

export function MicrophonePanel({ setUp, rehearsedId }: MicrophonePanelProps) {
  const { current } = setUp.microphone;
  const isOpen = current.state === 'open';
  const { reading, loudestDbfs, clippedLately } = useLevel(isOpen ? current.source : undefined);
  return (
    <SourcePanel title={text.microphone} icon={<Mic aria-hidden="true" />}>
      {isOpen ? (
        <>
          <LevelBar
            levelDbfs={reading?.rootMeanSquareDbfs ?? -100}
            peakDbfs={reading?.peakDbfs ?? -100}
            label={text.level}
          />
          <p className={styles.advice} role="status">
            {levelAdvice(loudestDbfs, clippedLately)}
          </p>
          <Select
            label={text.microphone}
            hideLabel
            value={current.source.deviceId}
            options={setUp.microphones.map(({ deviceId, label }) => ({ value: deviceId, label }))}
            placeholder={current.source.label}
            onChange={setUp.chooseMicrophone}
          />
        </>
      ) : null}
      {current.state === 'opening' ? <p className={styles.advice}>{text.opening}</p> : null}
      {current.state === 'off' ? <p className={styles.advice}>{text.microphoneIsOff}</p> : null}
      {current.state === 'problem' ? <ProblemNote problem={current.problem} /> : null}
      {isOpen || current.state === 'opening' ? null : (
        <div className={styles.actions}>
          <Button onClick={() => setUp.chooseMicrophone()}>
            {current.state === 'problem' ? strings.common.tryAgain : text.microphoneOn}
          </Button>
          <LinkButton look="quiet" href={toHash({ name: 'import' })}>
            {strings.library.importRecording}
          </LinkButton>
        </div>
      )}
      {rehearsedId === undefined ? null : <VoiceLine scenarioId={rehearsedId} />}
    </SourcePanel>
  );
}
