import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import { distanceMs, overlapMs } from './moments.ts';
import { leastSyllablesIn, lettersIn, soundsIn } from './spelling.ts';
import { clamp, median } from './statistics.ts';

/** What is heard around the words. */
export interface Surroundings {
  /** Stretches of speech between pauses, in order. */
  readonly voiced: readonly Moment[];
  /** Middles of the syllables, in order. */
  readonly nucleiAtMs: readonly number[];
}

/** What is usual for a speaker, from the words themselves, so that fast and slow ones are judged alike. */
export interface UsualWords {
  /** How long a letter and a sound take, in ms of voice. */
  readonly letterMs: number;
  readonly soundMs: number;
  /** How many nuclei are heard for each syllable that is written. */
  readonly nucleiEach: number;
}

/** What is taken as usual until there are words enough to know the speaker's. */
const anyones: UsualWords = { letterMs: 70, soundMs: 85, nucleiEach: 1 };
const fewestWords = 20;

/** Words are looked for so far before and after a sound, in ms: what it may be a part of, and its neighbours. */
const mostAwayMs = 350;
const mostReachMs = 2500;

const voicedMs = (voiced: readonly Moment[], startMs: number, endMs: number): number =>
  voiced.reduce((sum, one) => sum + overlapMs(one, { startMs, endMs: Math.max(startMs, endMs) }), 0);

/** Measures what is usual for a speaker. `others`: hesitations among the words, each of which has a nucleus. */
export const usualWordsOf = (
  words: readonly Word[],
  { voiced, nucleiAtMs }: Surroundings,
  others: readonly Moment[],
): UsualWords => {
  if (words.length < fewestWords) return anyones;
  const each = (of: (text: string) => number): number =>
    median(words.map(({ text, startMs, endMs }) => voicedMs(voiced, startMs, endMs) / of(text)));
  const syllables = words.reduce((sum, { text }) => sum + leastSyllablesIn(text), 0) + others.length;
  return {
    letterMs: clamp(each(lettersIn), 40, 110),
    soundMs: clamp(each(soundsIn), 45, 140),
    nucleiEach: clamp(nucleiAtMs.length / syllables, 0.6, 1.4),
  };
};

/** The word that has most of a sound, or else the nearest: recognisers end words too early and begin them too late, before and after silence above all. */
export const wordAt = (words: readonly Word[], sound: Moment): Word | undefined =>
  words
    .filter((one) => distanceMs(one, sound) <= mostAwayMs)
    .toSorted(
      (a, b) => overlapMs(b, sound) - overlapMs(a, sound) || distanceMs(a, sound) - distanceMs(b, sound),
    )[0];

/** The last word begun before a sound's middle, and the next, where they are near. */
export const neighboursOf = (
  words: readonly Word[],
  { startMs, endMs }: Moment,
): { readonly last: Word | undefined; readonly next: Word | undefined } => {
  const index = words.findLastIndex((word) => word.startMs < (startMs + endMs) / 2);
  const [last, next] = [words[index], words[index + 1]];
  return {
    last: last && last.startMs > startMs - mostReachMs ? last : undefined,
    next: next && next.startMs < endMs + mostReachMs ? next : undefined,
  };
};

/** The stretch of speech that has most of a sound. */
export const stretchAt = (voiced: readonly Moment[], sound: Moment): Moment => {
  let best = voiced[0] ?? sound;
  for (const one of voiced) if (overlapMs(one, sound) > overlapMs(best, sound)) best = one;
  return best;
};

/** Voice and syllables near a sound, less what may be other hesitations. */
export interface Nearby {
  readonly voicedMs: (startMs: number, endMs: number) => number;
  /** Of the voice, what is no other hesitation. */
  readonly leftMs: (startMs: number, endMs: number) => number;
  readonly nucleiIn: (startMs: number, endMs: number) => number;
}

/** What is heard within reach. Nothing else is looked at: a talk may be long. */
export const nearbyOf = (
  around: Surroundings,
  others: readonly Moment[],
  sound: Moment,
  reach: Moment,
): Nearby => {
  const isWithin = (one: Moment): boolean => one.startMs < reach.endMs && one.endMs > reach.startMs;
  const voiced = around.voiced.filter(isWithin);
  const nucleiAtMs = around.nucleiAtMs.filter((atMs) => atMs >= reach.startMs && atMs < reach.endMs);
  const beside = others.filter((one) => isWithin(one) && overlapMs(one, sound) === 0);
  return {
    voicedMs: (startMs, endMs) => voicedMs(voiced, startMs, endMs),
    leftMs: (startMs, endMs) =>
      Math.max(0, voicedMs(voiced, startMs, endMs) - voicedMs(beside, startMs, endMs)),
    nucleiIn: (startMs, endMs) =>
      nucleiAtMs.filter(
        (atMs) =>
          atMs >= startMs && atMs < endMs && !beside.some((one) => one.startMs <= atMs && one.endMs > atMs),
      ).length,
  };
};
