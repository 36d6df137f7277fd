import type { Moment } from '../../../../../src/contract/primitives.ts';
import { lengthMs, overlapMs } from '../../../../../src/core/analysis/moments.ts';

/** Pairs of truth and found, each used once. */
export interface Matches<True, Found> {
  readonly pairs: readonly { readonly true: True; readonly found: Found }[];
  readonly missed: readonly True[];
  readonly madeUp: readonly Found[];
}

/** An event is found when the two share at least half of the shorter one and a quarter of the longer. */
const isSame = (a: Moment, b: Moment): boolean => {
  const shared = overlapMs(a, b);
  const lengths = [lengthMs(a), lengthMs(b)];
  return shared >= 0.5 * Math.min(...lengths) && shared >= 0.25 * Math.max(...lengths) && shared > 0;
};

/** Pairs events with those found, the largest overlap first. */
export const matchEvents = <True extends Moment, Found extends Moment>(
  truth: readonly True[],
  found: readonly Found[],
): Matches<True, Found> => {
  const candidates = truth
    .flatMap((one) =>
      found.filter((other) => isSame(one, other)).map((other) => ({ true: one, found: other })),
    )
    .toSorted((a, b) => overlapMs(b.true, b.found) - overlapMs(a.true, a.found));
  const usedTrue = new Set<True>();
  const usedFound = new Set<Found>();
  const pairs = candidates.filter((pair) => {
    if (usedTrue.has(pair.true) || usedFound.has(pair.found)) return false;
    usedTrue.add(pair.true);
    usedFound.add(pair.found);
    return true;
  });
  return {
    pairs,
    missed: truth.filter((one) => !usedTrue.has(one)),
    madeUp: found.filter((one) => !usedFound.has(one)),
  };
};
