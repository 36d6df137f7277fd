import { toHash } from '../../app/routes.ts';
import { toY } from '../report/timeline/paths.ts';
import { chartRange, type ProgressValue } from './progress-points.ts';
import styles from './progress.module.css';

interface ProgressChartProps {
  label: string;
  values: readonly ProgressValue[];
  bestId: string | undefined;
  exemplar: number | undefined;
  /** Name of a point, for its link. */
  name: (value: ProgressValue) => string;
}

const width = 1000;
const height = 260;
const edge = 40;
/** The exemplar is a ribbon, not a line to hit: so much of the shown range on each side. */
const ribbonShare = 0.06;

/** Attempts as points in order, the best one marked, the vendor's exemplar as a ribbon behind them. Each point leads to its report. */
export function ProgressChart({ label, values, bestId, exemplar, name }: ProgressChartProps) {
  const range = chartRange(
    values.map(({ value }) => value),
    exemplar,
  );
  const x = (index: number): number =>
    values.length === 1 ? width / 2 : edge + (index * (width - 2 * edge)) / (values.length - 1);
  const y = (value: number): number => toY(value, range, height);
  const line = values.map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  const ribbon = height * ribbonShare;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} role="group" aria-label={label}>
      {exemplar === undefined ? null : (
        <rect x="0" y={y(exemplar) - ribbon} width={width} height={2 * ribbon} className={styles.ribbon} />
      )}
      <path d={line} className={styles.line} />
      {values.map((each, index) => (
        <a
          key={each.attemptId}
          href={toHash({ name: 'attempt', attemptId: each.attemptId })}
          aria-label={name(each)}
          className={styles.point}
        >
          <title>{name(each)}</title>
          <circle cx={x(index)} cy={y(each.value)} r="18" className={styles.target} />
          <circle
            cx={x(index)}
            cy={y(each.value)}
            r={each.attemptId === bestId ? 10 : 7}
            className={each.attemptId === bestId ? styles.best : styles.dot}
          />
        </a>
      ))}
    </svg>
  );
}
