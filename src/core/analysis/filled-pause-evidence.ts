import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import { overlapMs } from './moments.ts';
import { median } from './statistics.ts';

/** What is heard around the words. */
export interface Surroundings {
  /** Where somebody speaks, in order. */
  readonly voiced: readonly Moment[];
  /** Middles of the syllables, in order. */
  readonly nucleiAtMs: readonly number[];
}

/** How words at its place speak about a sound. `room`: 0 none for it, 1.3 plenty. `missing`: 0, or -1 and less where it is their syllable. */
export interface WordEvidence {
  readonly room: number;
  readonly missing: number;
}

const plenty = 1.3;
/** Where there is no word, nothing speaks for or against a sound. */
const unknown = 0.65;
const mostMissing = 2;
/** A word needs this, and so much of the usual time for each letter; what it has beyond may be a hesitation that was not written down. */
const leastWordMs = 60;
const ownShare = 0.8;
const usualLetterMs = 70;
const fewestWords = 20;
/** A word begins before a hesitation more often than it takes one in at its own beginning. */
const roomAfter = 0.5;
/** Word times are so exact, in ms. */
const startsBeforeMs = 30;
const nucleusToleranceMs = 20;

const lettersOf = (text: string): number => Math.max(1, text.replace(/[^\p{L}\p{N}]/gu, '').length);

/** A word has at least so many syllables: groups of vowels in its spelling, less an "e" at its end, which many languages do not say. */
export const leastSyllablesOf = (text: string): number => {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  const spoken = plain.replace(/([^aeiouyl])e$/, '$1');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
};

const voicedMs = (voiced: readonly Moment[], startMs: number, endMs: number): number =>
  voiced.reduce((sum, one) => sum + overlapMs(one, { startMs, endMs: Math.max(startMs, endMs) }), 0);

/** How long a letter takes this speaker, in ms of voice; from the words themselves, so that fast and slow speakers are judged alike. */
const letterMsOf = (words: readonly Word[], { voiced }: Surroundings): number =>
  words.length < fewestWords
    ? usualLetterMs
    : Math.max(
        40,
        Math.min(
          110,
          median(words.map((word) => voicedMs(voiced, word.startMs, word.endMs) / lettersOf(word.text))),
        ),
      );

/**
 * Makes a judge of sounds by the words at their place. Recognisers leave hesitations out and let the word before, seldom the one after, run
 * over them. A drawn-out word leaves neither the time that its letters need beside the sound, nor a nucleus for each of its syllables; a word that
 * ran over a hesitation leaves both. Silence counts for nothing, nor do `others`: what else may be a hesitation. A word counts as much as it is
 * probable.
 */
export const wordEvidence = (
  words: readonly Word[],
  around: Surroundings,
  others: readonly Moment[],
): ((sound: Moment) => WordEvidence) => {
  const letterMs = letterMsOf(words, around);
  return (sound) => {
    const word = words
      .filter((one) => overlapMs(one, sound) > 0)
      .toSorted((a, b) => overlapMs(b, sound) - overlapMs(a, sound))[0];
    if (!word) return { room: unknown, missing: 0 };
    const beside = others.filter((one) => overlapMs(one, word) > 0 && overlapMs(one, sound) === 0);
    const leftMs = (startMs: number, endMs: number): number =>
      Math.max(0, voicedMs(around.voiced, startMs, endMs) - voicedMs(beside, startMs, endMs));
    const nucleiIn = (startMs: number, endMs: number): number =>
      around.nucleiAtMs.filter(
        (atMs) =>
          atMs >= startMs && atMs < endMs && !beside.some((one) => one.startMs <= atMs && one.endMs > atMs),
      ).length;
    const neededMs = leastWordMs + ownShare * letterMs * lettersOf(word.text);
    const ownMs = Math.max(leftMs(word.startMs, sound.startMs), roomAfter * leftMs(sound.endMs, word.endMs));
    const syllables = Math.max(
      nucleiIn(word.startMs - startsBeforeMs, sound.startMs + nucleusToleranceMs),
      nucleiIn(sound.endMs - nucleusToleranceMs, word.endMs),
    );
    const missing = Math.max(-mostMissing, Math.min(0, syllables - leastSyllablesOf(word.text)));
    return {
      room: unknown + word.probability * (Math.min(plenty, ownMs / neededMs) - unknown),
      missing: word.probability * missing,
    };
  };
};

const weights = { constant: -2.6, heard: 1.1, room: 4.1, missing: 1.9 };

/**
 * How likely a sound is a filled pause, by ear and by words: logistic, fitted to the development split of the accuracy benchmark with word
 * times as the test recogniser's and twice as inexact, halfway between the two.
 */
export const fusedProbability = (heard: number, { room, missing }: WordEvidence): number => {
  const kept = Math.max(0.002, Math.min(0.998, heard));
  const logOdds =
    weights.constant +
    weights.heard * Math.log(kept / (1 - kept)) +
    weights.room * room +
    weights.missing * missing;
  return 1 / (1 + Math.exp(-logOdds));
};
