import type { FilledPause } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import type { HeardFilledPause } from './filled-pause-detector.ts';
import { lengthMs, overlapMs } from './moments.ts';
import { median, rounded } from './statistics.ts';

/** A heard and a written filled pause this close are one, in ms. */
const togetherMs = 250;
/** Two sounds this close are pieces of one, in ms. */
const samePieceMs = 120;
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

/** Pieces of one sound: the way from "u" to "m" may cut a hesitation in two. No word stands between them. */
const joinPieces = (heard: readonly HeardFilledPause[], words: readonly Word[]): HeardFilledPause[] => {
  const joined: HeardFilledPause[] = [];
  for (const one of heard.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    const isBroken = words.some(
      ({ startMs, endMs }) =>
        last && (startMs + endMs) / 2 > last.endMs && (startMs + endMs) / 2 < one.startMs,
    );
    if (!last || isBroken || one.startMs - last.endMs > samePieceMs) joined.push(one);
    else
      joined[joined.length - 1] = {
        startMs: last.startMs,
        endMs: Math.max(last.endMs, one.endMs),
        probability: Math.max(last.probability, one.probability),
      };
  }
  return joined;
};

/**
 * Joins the filled pauses that were heard with those that the transcript holds (`filledPauseWords`: indexes into `words`): what lies at one
 * place counts once. Recognisers leave most of them out and let the neighbouring words run over them, so one that was only heard counts
 * unless it is a word: unless the words that it overlaps would have too little time left for themselves. `probability` is fused: heard and
 * read are taken as independent; words of other meaning at the same place speak against it, each by its own probability.
 */
export const joinFilledPauses = (
  heard: readonly HeardFilledPause[],
  words: readonly Word[],
  filledPauseWords: readonly number[],
): FilledPause[] => {
  const letterMs = letterMsOf(words);
  const written = filledPauseWords.flatMap((index) => words[index] ?? []);
  const isWritten = new Set(filledPauseWords);
  const sounds = joinPieces(heard, words);
  // The nearest pairs first, so that neighbours do not take each other's sound.
  const pairs = written
    .flatMap((word) =>
      sounds.flatMap((sound) => {
        const away = distanceMs(sound, word);
        return away <= togetherMs ? [{ word, sound, away, shared: overlapMs(sound, word) }] : [];
      }),
    )
    .toSorted((a, b) => a.away - b.away || b.shared - a.shared);
  const soundOf = new Map<Word, HeardFilledPause>();
  const taken = new Set<HeardFilledPause>();
  for (const { word, sound } of pairs) {
    if (soundOf.has(word) || taken.has(sound)) continue;
    soundOf.set(word, sound);
    taken.add(sound);
  }
  const fromWords = written.map((word): FilledPause => {
    const match = soundOf.get(word);
    if (!match) {
      const { startMs, endMs, probability, index } = word;
      return { startMs, endMs, source: 'transcript', probability, wordIndex: index };
    }
    const probability = rounded(1 - (1 - match.probability) * (1 - word.probability), 3);
    return { startMs: match.startMs, endMs: match.endMs, source: 'both', probability, wordIndex: word.index };
  });
  const otherWords = words.filter((word) => !isWritten.has(word.index));
  const wordsOver = (one: HeardFilledPause): Word[] => otherWords.filter((word) => overlapMs(word, one) > 0);
  const isWord = (one: HeardFilledPause): boolean => {
    const over = wordsOver(one).filter(({ probability }) => probability >= sureProbability);
    const coveredMs = over.reduce((sum, word) => sum + overlapMs(word, one), 0);
    if (coveredMs < lengthMs(one) / 2) return false;
    const leftMs = over.reduce((sum, word) => sum + lengthMs(word), 0) - coveredMs;
    const neededMs = over.reduce((sum, word) => sum + leastWordMs + letterMs * letterCount(word.text), 0);
    return leftMs < ownShare * neededMs;
  };
  // A word without the time that it needs beside the sound may be the sound itself.
  const doubtOf = (one: HeardFilledPause): number =>
    wordsOver(one).reduce((most, word) => {
      const neededMs = leastWordMs + letterMs * letterCount(word.text);
      const lackingMs = neededMs - (lengthMs(word) - overlapMs(word, one));
      return Math.max(most, word.probability * Math.max(0, Math.min(1, lackingMs / neededMs)));
    }, 0);
  // What still lies over a written one is a part of it ("um" drawn out beyond its word).
  const isPartOfWritten = (one: HeardFilledPause): boolean =>
    fromWords.some((pause) => overlapMs(pause, one) > 0);
  const onlyHeard = sounds
    .filter((one) => !taken.has(one) && !isPartOfWritten(one) && !isWord(one))
    .map(({ startMs, endMs, probability, ...one }): FilledPause => {
      const fused = probability * (1 - doubtOf({ startMs, endMs, probability, ...one }) / 2);
      return { startMs, endMs, source: 'acoustic', probability: rounded(fused, 3) };
    });
  return [...fromWords, ...onlyHeard].toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
};
