import type { Moment } from '../../contract/primitives.ts';

/** Length in ms. */
export const lengthMs = ({ startMs, endMs }: Moment): number => endMs - startMs;

/** Sum of lengths in ms. */
export const totalMs = (moments: readonly Moment[]): number =>
  moments.reduce((sum, moment) => sum + lengthMs(moment), 0);

/** Shared length in ms, 0 where the two do not meet. */
export const overlapMs = (a: Moment, b: Moment): number =>
  Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));

/** Time between two in ms, 0 where they meet. */
export const distanceMs = (a: Moment, b: Moment): number =>
  Math.max(0, a.startMs - b.endMs, b.startMs - a.endMs);

/** From the start of the first to the end of the last; undefined for none. `moments` in time order. */
export const spanOf = (moments: readonly Moment[]): Moment | undefined => {
  const [first] = moments;
  const last = moments.at(-1);
  return first && last ? { startMs: first.startMs, endMs: last.endMs } : undefined;
};

/** Joins moments that are at most `gapMs` apart. `moments` in time order. */
export const joinMoments = (moments: readonly Moment[], gapMs: number): Moment[] => {
  const joined: Moment[] = [];
  for (const { startMs, endMs } of moments) {
    const last = joined.at(-1);
    if (last && startMs - last.endMs <= gapMs)
      joined[joined.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, endMs) };
    else joined.push({ startMs, endMs });
  }
  return joined;
};

/** Just start and end, so that evidence holds nothing else. */
export const plainMoments = (moments: readonly Moment[]): Moment[] =>
  moments.map(({ startMs, endMs }) => ({ startMs, endMs }));
