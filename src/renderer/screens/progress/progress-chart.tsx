import { toHash } from '../../app/routes.ts';
import { join } from '../../ui/join.ts';
import { chartRange, type ProgressValue, ticksOf } from './progress-points.ts';
import styles from './progress-chart.module.css';

interface ProgressChartProps {
  label: string;
  values: readonly ProgressValue[];
  best: ProgressValue | undefined;
  exemplar: number | undefined;
  /** Name of a point, for its link. */
  name: (value: ProgressValue) => string;
  /** A value as it stands at the scale. */
  format: (value: number) => string;
  /** When the first and the last attempt were. */
  ends: readonly [string, string];
}

/** Room left and right of the first and last point, in per cent of the width. */
const edge = 4;

/**
 * Attempts as points in order, the best one marked and its height held through, the vendor's exemplar as a ribbon behind them. Each point
 * leads to its report.
 */
export function ProgressChart({ label, values, best, exemplar, name, format, ends }: ProgressChartProps) {
  const range = chartRange(
    values.map(({ value }) => value),
    exemplar,
  );
  const x = (index: number): number =>
    values.length === 1 ? 50 : edge + (index * (100 - 2 * edge)) / (values.length - 1);
  const y = (value: number): number => (1 - (value - range.from) / (range.to - range.from)) * 100;
  const line = values.map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  return (
    <div className={styles.frame} role="group" aria-label={label}>
      <div className={styles.scale} aria-hidden="true">
        {ticksOf(range).map((tick) => (
          <span key={tick} style={{ insetBlockStart: `${y(tick)}%` }}>
            {format(tick)}
          </span>
        ))}
      </div>
      <div className={styles.plot}>
        {ticksOf(range).map((tick) => (
          <span key={tick} className={styles.grid} style={{ insetBlockStart: `${y(tick)}%` }} />
        ))}
        {exemplar === undefined ? null : (
          <span className={styles.ribbon} style={{ insetBlockStart: `${y(exemplar)}%` }} />
        )}
        {best && values.length > 1 ? (
          <span className={styles.bestLine} style={{ insetBlockStart: `${y(best.value)}%` }} />
        ) : null}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.curve} aria-hidden="true">
          <path d={line} />
        </svg>
        {values.map((each, index) => (
          <a
            key={each.attemptId}
            href={toHash({ name: 'attempt', attemptId: each.attemptId })}
            aria-label={name(each)}
            title={name(each)}
            className={join(styles.point, each.attemptId === best?.attemptId && styles.best)}
            style={{ insetInlineStart: `${x(index)}%`, insetBlockStart: `${y(each.value)}%` }}
          />
        ))}
      </div>
      <p className={join(styles.ends, values.length === 1 && styles.single)} aria-hidden="true">
        <span>{ends[0]}</span>
        {values.length > 1 ? <span>{ends[1]}</span> : null}
      </p>
    </div>
  );
}
