import { Progress } from '@base-ui/react/progress';
import styles from './progress.module.css';

interface ProgressBarProps {
  /** 0 to 1; null where nobody can say how long it takes. */
  share: number | null;
  label: string;
  /** The label is for everyone, or only for a screen reader. */
  hideLabel?: boolean;
}

export function ProgressBar({ share, label, hideLabel = false }: ProgressBarProps) {
  const value = share === null ? null : Math.floor(share * 100);
  return (
    <Progress.Root value={value} className={styles.root}>
      <Progress.Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Progress.Label>
      {hideLabel || value === null ? null : <Progress.Value className={styles.value} />}
      <Progress.Track className={styles.track}>
        <Progress.Indicator className={styles.indicator} />
      </Progress.Track>
    </Progress.Root>
  );
}
