/** Value below which this share lies; not a number for none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Found, missed and made up. */
export interface Counts {
  readonly found: number;
  readonly missed: number;
  readonly madeUp: number;
}

export const noCounts: Counts = { found: 0, missed: 0, madeUp: 0 };

export const added = (a: Counts, b: Counts): Counts => ({
  found: a.found + b.found,
  missed: a.missed + b.missed,
  madeUp: a.madeUp + b.madeUp,
});

/** Precision, recall and their harmonic mean, 0..1; not a number where there is nothing to count. */
export const ratesOf = ({ found, missed, madeUp }: Counts) => {
  const precision = found / (found + madeUp);
  const recall = found / (found + missed);
  return { precision, recall, f1: (2 * found) / (2 * found + missed + madeUp), cases: found + missed };
};
