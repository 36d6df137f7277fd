import { TriangleAlert } from 'lucide-react';
import type { RecorderHint, RecorderProgress } from '../../capture/types.ts';
import { formatClock } from '../../format/duration.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { LevelBar } from '../../ui/level-bar.tsx';
import styles from './stage.module.css';

const text = strings.recording;

const stateText = (state: RecorderProgress['state']): string => {
  if (state === 'recording') return text.recording;
  if (state === 'paused') return text.paused;
  return state === 'stopping' || state === 'stopped' ? text.finishing : text.starting;
};

const hintText = (hint: RecorderHint, disk: RecorderProgress['disk']): string => {
  if (hint !== 'disk-low') return text.hints[hint];
  const minutes = disk?.minutesLeft;
  return minutes == null ? text.diskLow : text.diskMinutes(Math.max(1, Math.floor(minutes)));
};

interface RecordingStatusProps {
  progress: RecorderProgress;
  /** Just practise: nothing of the recording stays. */
  onlyReport: boolean;
  onShareAgain: () => void;
}

/** Recording or not, for how long, and whether the microphone hears anything. One hint at a time, and the way to share again. */
export function RecordingStatus({ progress, onlyReport, onShareAgain }: RecordingStatusProps) {
  // What only the person can mend keeps its button, also beside something more urgent.
  const shown = progress.hints.filter((hint, index) => index === 0 || hint === 'screen-lost');
  return (
    <div className={styles.status}>
      <p className={styles.state} data-state={progress.state}>
        <span className={styles.dot} aria-hidden="true" />
        <span role="status">{stateText(progress.state)}</span>
      </p>
      <p className={styles.clock} role="timer" aria-label={text.elapsed} aria-live="off">
        {formatClock(progress.elapsedMs)}
      </p>
      <div className={styles.level}>
        <LevelBar
          levelDbfs={progress.level?.rootMeanSquareDbfs ?? -100}
          peakDbfs={progress.level?.peakDbfs ?? -100}
          label={text.level}
        />
      </div>
      {onlyReport ? <p className={styles.kept}>{strings.justPractise.whileRecording}</p> : null}
      <div role="status" className={styles.hints}>
        {shown.map((hint) => (
          <div key={hint} className={styles.hint}>
            <p>
              <TriangleAlert aria-hidden="true" />
              {hintText(hint, progress.disk)}
            </p>
            {hint === 'screen-lost' ? <Button onClick={onShareAgain}>{text.shareAgain}</Button> : null}
          </div>
        ))}
      </div>
    </div>
  );
}
