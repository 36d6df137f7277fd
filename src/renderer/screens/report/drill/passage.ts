import type { Moment } from '../../../../contract/primitives.ts';
import type { Word } from '../../../../contract/transcript.ts';

/** So long a drill is at most. */
export const longestDrillMs = 30_000;
/** A flagged "um" alone says nothing: so much is said again at least. */
const shortestMs = 8_000;

const endsSentence = ({ text }: Word): boolean => /[.!?]["’”)]*$/.test(text);

/** Widened on both sides alike, within what counts. */
const widened = ({ startMs, endMs }: Moment, whole: Moment): Moment => {
  const lackMs = Math.max(0, shortestMs - (endMs - startMs));
  const from = Math.max(whole.startMs, startMs - lackMs / 2);
  const to = Math.min(whole.endMs, Math.max(endMs, from + shortestMs));
  return { startMs: Math.max(whole.startMs, Math.min(from, to - shortestMs)), endMs: to };
};

/**
 * What is said again for a flagged moment: whole sentences around it where there are words, at least 8 s and at most 30 s, inside what
 * counts of the take.
 */
export const passageOf = (moment: Moment, whole: Moment, words: readonly Word[]): Moment => {
  const cut: Moment = {
    startMs: Math.max(whole.startMs, moment.startMs),
    endMs: Math.min(whole.endMs, moment.endMs, Math.max(whole.startMs, moment.startMs) + longestDrillMs),
  };
  const wide = widened(cut, whole);
  const inside = words.filter(({ startMs, endMs }) => startMs >= whole.startMs && endMs <= whole.endMs);
  let first = inside.findIndex(({ endMs }) => endMs > wide.startMs);
  let last = inside.findLastIndex(({ startMs }) => startMs < wide.endMs);
  if (first < 0 || last < first) return wide;
  const lengthOf = (from: number, to: number): number =>
    Math.max(wide.endMs, inside[to]?.endMs ?? 0) - Math.min(wide.startMs, inside[from]?.startMs ?? 0);
  for (let before = inside[first - 1]; before && !endsSentence(before); before = inside[first - 1]) {
    if (lengthOf(first - 1, last) > longestDrillMs) break;
    first -= 1;
  }
  for (let end = inside[last]; end && !endsSentence(end) && last + 1 < inside.length; end = inside[last]) {
    if (lengthOf(first, last + 1) > longestDrillMs) break;
    last += 1;
  }
  return {
    startMs: Math.min(wide.startMs, inside[first]?.startMs ?? wide.startMs),
    endMs: Math.max(wide.endMs, inside[last]?.endMs ?? wide.endMs),
  };
};

/** The words of a passage as running text; empty where there are none. */
export const wordsOf = (passage: Moment, words: readonly Word[]): string =>
  words
    .filter(
      ({ startMs, endMs }) =>
        (startMs + endMs) / 2 >= passage.startMs && (startMs + endMs) / 2 < passage.endMs,
    )
    .map(({ text }) => text)
    .join(' ');
