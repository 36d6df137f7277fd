import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import { filledPauseEvidenceNetworks } from './filled-pause-evidence-weights.ts';
import { probabilityJudge } from './filled-pause-probability.ts';
import { distanceMs, overlapMs } from './moments.ts';
import { clamp, median } from './statistics.ts';

/** What is heard around the words. */
export interface Surroundings {
  /** Stretches of speech between pauses, in order. */
  readonly voiced: readonly Moment[];
  /** Middles of the syllables, in order. */
  readonly nucleiAtMs: readonly number[];
}

/** Numbers that describe a sound and the words at its place. */
export const evidenceSize = 23;

/** A letter's usual time, in ms of voice, until there are words enough to know the speaker's. */
const usualLetterMs = 70;
const fewestWords = 20;
/** A word needs this, and so much of the usual time for each letter; what it has beyond may be a hesitation that was not written down. */
const leastWordMs = 60;
const ownShare = 0.8;
/** Word times are so exact, in ms. */
const startsBeforeMs = 30;
const nucleusToleranceMs = 20;
/** A word belongs to a stretch of speech when it begins no more than this before it, and this before its end. */
const beginsEarlyMs = 60;
const beginsLateMs = 40;
/** So much silence before and after a sound is told. */
const mostSilenceMs = 300;
/** A word so far away has nothing to do with a sound. */
const mostAwayMs = 350;

const lettersOf = (text: string): number => Math.max(1, text.replace(/[^\p{L}\p{N}]/gu, '').length);
const plainOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/** A word has at least so many syllables: groups of vowels in its spelling, less an "e" at its end, which many languages do not say. */
export const leastSyllablesOf = (text: string): number => {
  const spoken = plainOf(text).replace(/([^aeiouyl])e$/, '$1');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 1);
};

const voicedMs = (voiced: readonly Moment[], startMs: number, endMs: number): number =>
  voiced.reduce((sum, one) => sum + overlapMs(one, { startMs, endMs: Math.max(startMs, endMs) }), 0);

/** How long a letter takes this speaker, in ms of voice; from the words themselves, so that fast and slow speakers are judged alike. */
const letterMsOf = (words: readonly Word[], { voiced }: Surroundings): number =>
  words.length < fewestWords
    ? usualLetterMs
    : clamp(
        median(words.map((word) => voicedMs(voiced, word.startMs, word.endMs) / lettersOf(word.text))),
        40,
        110,
      );

/** The word that has most of a sound, or else the nearest: recognisers end words too early and begin them too late, before and after silence above all. */
const wordAt = (words: readonly Word[], sound: Moment): Word | undefined =>
  words
    .filter((one) => distanceMs(one, sound) <= mostAwayMs)
    .toSorted(
      (a, b) => overlapMs(b, sound) - overlapMs(a, sound) || distanceMs(a, sound) - distanceMs(b, sound),
    )[0];

/** The stretch of speech that has most of a sound. */
const stretchAt = (voiced: readonly Moment[], sound: Moment): Moment => {
  let best = voiced[0] ?? sound;
  for (const one of voiced) if (overlapMs(one, sound) > overlapMs(best, sound)) best = one;
  return best;
};

/**
 * Makes a function that describes a sound by the words at its place and in its stretch of speech. Recognisers leave hesitations out and let the
 * word before, seldom the one after, run over them. A drawn-out word leaves neither the time that its letters need beside the sound, nor a
 * nucleus for each of its syllables; a word that ran over a hesitation leaves both, and its stretch of speech holds a syllable more than
 * its words have. `others`: what else may be a hesitation; it counts for no word. `heard`: log-odds by ear.
 */
export const evidenceOf = (
  words: readonly Word[],
  around: Surroundings,
  others: readonly Moment[],
): ((sound: Moment, heard: number) => number[]) => {
  const letterMs = letterMsOf(words, around);
  return (sound, heard) => {
    const word = wordAt(words, sound);
    const stretch = stretchAt(around.voiced, sound);
    // Nothing else is looked at: a talk may be long.
    const reach: Moment = {
      startMs: Math.min(
        sound.startMs - mostSilenceMs,
        stretch.startMs,
        (word ?? sound).startMs - startsBeforeMs,
      ),
      endMs: Math.max(sound.endMs + mostSilenceMs, stretch.endMs, (word ?? sound).endMs),
    };
    const isWithin = (one: Moment): boolean => one.startMs < reach.endMs && one.endMs > reach.startMs;
    const voiced = around.voiced.filter(isWithin);
    const nucleiAtMs = around.nucleiAtMs.filter((atMs) => atMs >= reach.startMs && atMs < reach.endMs);
    const beside = others.filter((one) => isWithin(one) && overlapMs(one, sound) === 0);
    const leftMs = (startMs: number, endMs: number): number =>
      Math.max(0, voicedMs(voiced, startMs, endMs) - voicedMs(beside, startMs, endMs));
    const nucleiIn = (startMs: number, endMs: number): number =>
      nucleiAtMs.filter(
        (atMs) =>
          atMs >= startMs && atMs < endMs && !beside.some((one) => one.startMs <= atMs && one.endMs > atMs),
      ).length;
    const inStretch = words.filter(
      ({ startMs }) => startMs >= stretch.startMs - beginsEarlyMs && startMs < stretch.endMs - beginsLateMs,
    );
    const silenceMs = (from: number, to: number): number => to - from - voicedMs(voiced, from, to);
    const lengthMs = sound.endMs - sound.startMs;
    const surplusSyllables =
      nucleiIn(stretch.startMs, stretch.endMs) -
      inStretch.reduce((sum, { text }) => sum + leastSyllablesOf(text), 0);
    const surplusMs =
      leftMs(stretch.startMs, stretch.endMs) -
      letterMs * inStretch.reduce((sum, { text }) => sum + lettersOf(text), 0);
    const ofStretch = [
      surplusSyllables,
      surplusMs / 200,
      Math.log2(1 + inStretch.length),
      nucleiIn(sound.startMs, sound.endMs),
      silenceMs(sound.startMs - mostSilenceMs, sound.startMs) / 100,
      silenceMs(sound.endMs, sound.endMs + mostSilenceMs) / 100,
      Math.log2(lengthMs / 300),
      Math.log2(lengthMs / letterMs) - 2,
    ];
    // How sure the ear is, and what is around.
    const common = [clamp(heard, -5, 5) / 2, ...ofStretch.map((value) => clamp(value, -5, 5))];
    if (!word) return [...common, ...new Array<number>(evidenceSize - common.length).fill(0)];
    const needed = leastWordMs + ownShare * letterMs * lettersOf(word.text);
    const beforeMs = leftMs(word.startMs, sound.startMs);
    const afterMs = leftMs(sound.endMs, word.endMs);
    const syllables = leastSyllablesOf(word.text);
    const nucleiBefore = nucleiIn(word.startMs - startsBeforeMs, sound.startMs + nucleusToleranceMs);
    const nucleiAfter = nucleiIn(sound.endMs - nucleusToleranceMs, word.endMs);
    // There is a word: what it leaves before and after the sound, where the sound lies in it, and what word it is.
    return [
      ...common,
      1,
      clamp(beforeMs / needed, 0, 2),
      clamp(afterMs / needed, 0, 2),
      clamp(Math.max(beforeMs, afterMs / 2) / needed, 0, 2),
      clamp(nucleiBefore - syllables, -3, 2),
      clamp(nucleiAfter - syllables, -3, 2),
      clamp((sound.startMs - word.startMs) / 200, -2, 3),
      clamp((word.endMs - sound.endMs) / 200, -2, 3),
      Math.log2(lettersOf(word.text)) / 2,
      /[aeiouyrw]$/.test(plainOf(word.text)) ? 1 : 0,
      clamp(overlapMs(word, sound) / lengthMs, 0, 1),
      syllables / 2,
      word.probability,
      distanceMs(word, sound) / 200,
    ];
  };
};

/** How likely a sound of this description is a filled pause, by ear and by words together: 0..1. */
export const fusedProbability: (evidence: ArrayLike<number>) => number =
  probabilityJudge(filledPauseEvidenceNetworks);
