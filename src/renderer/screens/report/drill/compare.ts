import type { Measure } from '../../../../contract/analysis.ts';

/** How a try compares with the first one; undefined where one of them could not be judged. */
export type Comparison = 'reached' | 'nearer' | 'farther' | 'same';

const distance = (value: number, { from, to }: Measure['band']): number =>
  Math.max(0, (from ?? value) - value, value - (to ?? value));

/** As values are shown, to a tenth (shares to a tenth of a per cent). */
const shown = ({ value, unit }: Measure): number => Math.round((value ?? 0) * (unit === 'share' ? 1000 : 10));

/** Against the band where there is one; without a band only whether it is the same. */
export const compareTries = (first: Measure, again: Measure): Comparison | undefined => {
  if (first.value === null || again.value === null) return undefined;
  if (again.verdict === 'inside') return 'reached';
  if (shown(first) === shown(again)) return 'same';
  if (again.verdict === 'no-band') return undefined;
  return distance(again.value, again.band) < distance(first.value, again.band) ? 'nearer' : 'farther';
};

/** A scale that shows all values and the band with some air; shares of it from 0 to 1. */
export const scaleOf = (
  values: readonly number[],
  { from, to }: Measure['band'],
): { readonly shareOf: (value: number) => number; readonly band: readonly [number, number] | undefined } => {
  const all = [...values, ...[from, to].filter((end) => end !== undefined)];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const air = Math.max((high - low) * 0.15, Math.abs(high) * 0.05, 0.05);
  const shareOf = (value: number): number => (value - low + air) / (high - low + 2 * air);
  const hasBand = from !== undefined || to !== undefined;
  return {
    shareOf,
    band: hasBand ? [from === undefined ? 0 : shareOf(from), to === undefined ? 1 : shareOf(to)] : undefined,
  };
};
