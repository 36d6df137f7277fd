import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';

/** Index of the first word that starts at `atMs` or later, 0..words.length. `words` in time order. */
export const firstWordFrom = (words: readonly Word[], atMs: number): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.startMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Where a pause falls between words: the index of the word after it, 0..words.length. Recognisers let the end of a word run into the
 * silence behind it, and sometimes begin the next too early, so the word after is the first whose start lies nearer to the pause's end
 * than to its beginning.
 */
export const wordAfterPause = (words: readonly Word[], pause: Moment): number =>
  firstWordFrom(words, (pause.startMs + pause.endMs) / 2);
