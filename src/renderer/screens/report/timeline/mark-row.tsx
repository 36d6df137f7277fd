import { boxesPath, timelineWidth } from './paths.ts';
import type { Marks } from './pause-marks.ts';
import styles from './timeline.module.css';

interface MarkRowProps {
  label: string;
  durationMs: number;
  marks: readonly Marks[];
}

const height = 18;

/** Short things that happened, as marks in a row. */
export function MarkRow({ label, durationMs, marks }: MarkRowProps) {
  const count = marks.reduce((sum, { moments }) => sum + moments.length, 0);
  return (
    <svg
      viewBox={`0 0 ${timelineWidth} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${label}: ${count}`}
      className={styles.marks}
    >
      {marks.map(({ look, moments }) => (
        <path key={look} d={boxesPath(moments, durationMs, height)} className={styles[look]} />
      ))}
    </svg>
  );
}
