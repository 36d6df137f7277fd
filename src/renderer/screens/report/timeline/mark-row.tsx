import type { Moment } from '../../../../contract/primitives.ts';
import { boxesPath, timelineWidth } from './paths.ts';
import type { Marks } from './pause-marks.ts';
import styles from './timeline.module.css';

interface MarkRowProps {
  label: string;
  shown: Moment;
  marks: readonly Marks[];
}

const height = 18;

/** Short things that happened, as marks in a row. */
export function MarkRow({ label, shown, marks }: MarkRowProps) {
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
        <path key={look} d={boxesPath(moments, shown, height)} className={styles[look]} />
      ))}
    </svg>
  );
}
