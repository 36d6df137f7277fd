import type { Moment } from '../../contract/primitives.ts';

/** Index of the first that is not before, by halving. `isBefore` must be true of the first ones and false of the rest. */
export const firstNotBefore = <T>(sorted: readonly T[], isBefore: (one: T) => boolean): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Moments by time, without a look at all of them: a talk may be long. */
export interface MomentIndex<T extends Moment> {
  /** All, in order of their starts. */
  readonly all: readonly T[];
  /** How many begin before this. */
  readonly countBefore: (ms: number) => number;
  /** Those that meet the time from `startMs` to `endMs`, its ends included, in order. */
  readonly meeting: (startMs: number, endMs: number) => readonly T[];
}

/** Makes an index of moments in order of their starts. They may overlap. */
export const indexMoments = <T extends Moment>(all: readonly T[]): MomentIndex<T> => {
  let latest = Number.NEGATIVE_INFINITY;
  // The latest end so far never falls, though ends may.
  const latestEndMs = all.map(({ endMs }) => (latest = Math.max(latest, endMs)));
  return {
    all,
    countBefore: (ms) => firstNotBefore(all, ({ startMs }) => startMs < ms),
    meeting: (startMs, endMs) =>
      all
        .slice(
          firstNotBefore(latestEndMs, (ms) => ms < startMs),
          firstNotBefore(all, (one) => one.startMs <= endMs),
        )
        .filter((one) => one.endMs >= startMs),
  };
};
