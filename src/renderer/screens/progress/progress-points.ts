import type { MeasureId } from '../../../contract/analysis.ts';
import type { MeasureValues, ProgressPoint } from '../../../contract/practice.ts';
import { type Bands, defaultBands } from '../../../core/analysis/bands.ts';

/** What can be looked at over time: the score, or a measure. */
export type ProgressSubject = 'score' | MeasureId;

/** One attempt's value. */
export interface ProgressValue {
  readonly attemptId: string;
  readonly startedAt: string;
  readonly value: number;
}

/** The values of a subject, the oldest first; attempts without one are left out. */
export const valuesOf = (points: readonly ProgressPoint[], subject: ProgressSubject): ProgressValue[] =>
  points.flatMap(({ attemptId, startedAt, scoreShare, measures }) => {
    const value = subject === 'score' ? scoreShare : (measures[subject] ?? null);
    return value === null ? [] : [{ attemptId, startedAt, value }];
  });

/** How far a value lies outside its band; 0 inside. */
const outside = (
  value: number,
  { from, to }: { from?: number | undefined; to?: number | undefined },
): number => Math.max(0, (from ?? value) - value, value - (to ?? value));

/**
 * The best of several values: the highest score, or the measure that lies nearest to its band (the kit's before the usual one). Of those
 * inside it, what is nearest to the exemplar; of equals, the latest.
 */
export const bestOf = (
  values: readonly ProgressValue[],
  subject: ProgressSubject,
  { bands = {}, exemplar }: { readonly bands?: Bands; readonly exemplar?: number | undefined } = {},
): ProgressValue | undefined => {
  const badness = ({ value }: ProgressValue): number =>
    subject === 'score' ? -value : outside(value, bands[subject] ?? defaultBands[subject] ?? {});
  const distance = ({ value }: ProgressValue): number =>
    exemplar === undefined ? 0 : Math.abs(value - exemplar);
  const isBetter = (next: ProgressValue, best: ProgressValue): boolean =>
    badness(next) === badness(best) ? distance(next) <= distance(best) : badness(next) < badness(best);
  return values.reduce<ProgressValue | undefined>(
    (best, next) => (best === undefined || isBetter(next, best) ? next : best),
    undefined,
  );
};

/** The subjects that at least one attempt has a value for, the score first. */
export const subjectsOf = (
  points: readonly ProgressPoint[],
  among: readonly MeasureId[],
): ProgressSubject[] => [
  ...(points.some(({ scoreShare }) => scoreShare !== null) ? (['score'] as const) : []),
  ...among.filter((id) => points.some(({ measures }) => measures[id] !== undefined)),
];

/** The range that a chart shows: all values and the exemplar, with some air; a single value gets air too. */
export const chartRange = (
  values: readonly number[],
  exemplar: number | undefined,
): { readonly from: number; readonly to: number } => {
  const all = exemplar === undefined ? values : [...values, exemplar];
  const from = Math.min(...all);
  const to = Math.max(...all);
  const air = Math.max((to - from) * 0.2, Math.abs(to) * 0.15, 0.02);
  return { from: from - air, to: to + air };
};

/** Round values inside a range, at most five: where a scale is marked. */
export const ticksOf = ({ from, to }: { readonly from: number; readonly to: number }): number[] => {
  const rough = (to - from) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((round) => round * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    Number(((first + index) * step).toFixed(6)),
  );
};

export const exemplarOf = (exemplar: MeasureValues, subject: ProgressSubject): number | undefined =>
  subject === 'score' ? undefined : exemplar[subject];
