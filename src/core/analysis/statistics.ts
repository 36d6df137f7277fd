/** Rounds to so many decimals: stored numbers are short, and the same on every machine. Never minus zero. */
export const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
};

/** Middle value; of an even count the mean of the two middle ones; not a number for none. */
export const median = (values: ArrayLike<number>): number => {
  // Sorting a plain array of half a million numbers makes an object of each.
  const sorted = new Float64Array(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

/** Standard deviation of the values themselves (divided by their count); 0 for none. */
export const standardDeviation = (values: readonly number[]): number => {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

/** The value, moved to the nearest end where it lies outside `least` to `most`. */
export const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));
