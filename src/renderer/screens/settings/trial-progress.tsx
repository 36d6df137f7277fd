import type { SpeedTrial } from '../../queries/speed.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import styles from './settings.module.css';

/** A trial under way, with its way out. */
export function TrialProgress({ trial, label }: { trial: SpeedTrial; label: string }) {
  return (
    <div className={styles.row}>
      <div className={styles.grow}>
        <ProgressBar share={trial.share} label={label} />
      </div>
      <Button onClick={trial.stop}>{strings.speed.stop}</Button>
    </div>
  );
}
