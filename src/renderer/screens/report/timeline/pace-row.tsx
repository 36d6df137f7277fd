import { useMemo } from 'react';
import type { Analysis, Band } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import { formatWhole } from '../../../format/quantity.ts';
import { strings } from '../../../strings/en.ts';
import { curvePath, curveRange, timelineWidth, toY } from './paths.ts';
import styles from './timeline.module.css';

const height = 56;
const noBand: Band = {};

/** The pace curve over its band. */
export function PaceRow({ analysis, shown }: { analysis: Analysis; shown: Moment }) {
  const { curves, measures } = analysis;
  const band = measures.find(({ id }) => id === 'speech-rate')?.band ?? noBand;
  const range = useMemo(() => curveRange(curves.pace.values, band), [curves.pace.values, band]);
  const path = useMemo(
    () => (range ? curvePath(curves.pace, shown, range, height) : ''),
    [curves.pace, shown, range],
  );
  const known = curves.pace.values.filter((value) => value !== null);
  const label =
    known.length === 0
      ? strings.report.pace
      : strings.report.paceFromTo(formatWhole(Math.min(...known)), formatWhole(Math.max(...known)));
  return (
    <svg
      viewBox={`0 0 ${timelineWidth} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={styles.pace}
    >
      {range && band.from !== undefined && band.to !== undefined ? (
        <rect
          x={0}
          width={timelineWidth}
          y={toY(band.to, range, height)}
          height={toY(band.from, range, height) - toY(band.to, range, height)}
          className={styles.band}
        />
      ) : null}
      <path d={path} className={styles.curve} />
    </svg>
  );
}
