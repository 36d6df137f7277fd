import type { Moment } from '../../../../contract/primitives.ts';
import { boxesPath, timelineWidth } from './paths.ts';
import styles from './timeline.module.css';

interface MarkRowProps {
  label: string;
  durationMs: number;
  /** Told apart by height and pattern as well as by colour. */
  marks: readonly { readonly look: 'faint' | 'strong' | 'striped'; readonly moments: readonly Moment[] }[];
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
