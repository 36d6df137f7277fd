import type { FilledPause } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import type { HeardFilledPause } from './filled-pause-detector.ts';
import { lengthMs, overlapMs } from './moments.ts';
import { median, rounded } from './statistics.ts';

/** A heard and a written filled pause this close are one, in ms. */
const togetherMs = 250;
/** A word needs this share of its usual length for itself; what it has beyond may be a hesitation that was not written down. */
const ownShare = 0.7;
const leastWordMs = 90;
const usualLetterMs = 70;
const sureProbability = 0.5;

const letterCount = (text: string): number => Math.max(1, text.replace(/[^\p{L}\p{N}]/gu, '').length);

/** How long a letter takes this speaker, in ms; from the words themselves, so that fast and slow speakers are judged alike. */
const letterMsOf = (words: readonly Word[]): number =>
  words.length < 20
    ? usualLetterMs
    : Math.max(40, Math.min(110, median(words.map((word) => lengthMs(word) / letterCount(word.text)))));

const distanceMs = (a: Moment, b: Moment): number => Math.max(0, a.startMs - b.endMs, b.startMs - a.endMs);

/**
 * Joins the filled pauses that were heard with those that the transcript holds (`filledPauseWords`: indexes into `words`). Recognisers
 * leave most of them out and let the neighbouring words run over them, so one that was only heard counts unless it is a word: unless the
 * words that it overlaps would have too little time left for themselves.
 */
export const joinFilledPauses = (
  heard: readonly HeardFilledPause[],
  words: readonly Word[],
  filledPauseWords: readonly number[],
): FilledPause[] => {
  const letterMs = letterMsOf(words);
  const written = filledPauseWords.flatMap((index) => words[index] ?? []);
  const taken = new Set<HeardFilledPause>();
  const fromWords = written.map((word): FilledPause => {
    const match = heard.find((one) => !taken.has(one) && distanceMs(one, word) <= togetherMs);
    if (!match) {
      const { startMs, endMs, probability, index } = word;
      return { startMs, endMs, source: 'transcript', probability, wordIndex: index };
    }
    taken.add(match);
    const probability = rounded(1 - (1 - match.probability) * (1 - word.probability), 3);
    return { startMs: match.startMs, endMs: match.endMs, source: 'both', probability, wordIndex: word.index };
  });
  const otherWords = words.filter(
    (word) => !filledPauseWords.includes(word.index) && word.probability >= sureProbability,
  );
  const isWord = (one: HeardFilledPause): boolean => {
    const over = otherWords.filter((word) => overlapMs(word, one) > 0);
    const coveredMs = over.reduce((sum, word) => sum + overlapMs(word, one), 0);
    if (coveredMs < lengthMs(one) / 2) return false;
    const leftMs = over.reduce((sum, word) => sum + lengthMs(word), 0) - coveredMs;
    const neededMs = over.reduce((sum, word) => sum + leastWordMs + letterMs * letterCount(word.text), 0);
    return leftMs < ownShare * neededMs;
  };
  const onlyHeard = heard
    .filter((one) => !taken.has(one) && !isWord(one))
    .map(
      ({ startMs, endMs, probability }): FilledPause => ({ startMs, endMs, source: 'acoustic', probability }),
    );
  return [...fromWords, ...onlyHeard].toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
};
