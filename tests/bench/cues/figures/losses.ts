import type { Place } from './align.ts';

/** A lost block of sound is longer, in ms. */
const leastLossMs = 3;
/** The recorder follows its device's clock by up to one part in a hundred: what it makes up that way was not lost. */
const mostFollowed = 0.011;
/** So many places on each side are looked at: one that was found a period of the pitch off decides nothing. */
const besideCount = 3;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Where sound was lost on its way into a recording, in ms of the given sound: what comes after it stands earlier than it should. A device that
 * was late with sound loses none: what comes after stands later.
 */
export const lossesOf = (places: readonly Place[]): number[] => {
  const found = places.flatMap(({ atMs, lagMs }) => (lagMs === undefined ? [] : [{ atMs, lagMs }]));
  const losses: number[] = [];
  let counted = Number.NEGATIVE_INFINITY;
  for (let index = besideCount; index + besideCount <= found.length; index++) {
    const before = found.slice(index - besideCount, index);
    const after = found.slice(index, index + besideCount);
    const earlierMs = median(before.map(({ lagMs }) => lagMs)) - median(after.map(({ lagMs }) => lagMs));
    const apartMs = median(after.map(({ atMs }) => atMs)) - median(before.map(({ atMs }) => atMs));
    if (earlierMs < leastLossMs + mostFollowed * apartMs || index - counted < 2 * besideCount) continue;
    counted = index;
    losses.push(found[index]?.atMs ?? 0);
  }
  return losses;
};
