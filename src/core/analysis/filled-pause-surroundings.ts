import type { Moment } from '../../contract/primitives.ts';
import type { Word } from '../../contract/transcript.ts';
import type { VoiceOfSound } from './filled-pause-voice.ts';
import { firstNotBefore, type MomentIndex } from './moment-index.ts';
import { distanceMs, overlapMs } from './moments.ts';
import { leastSyllablesIn, lettersIn, soundsIn } from './spelling.ts';
import { clamp, median } from './statistics.ts';

/** What is heard around the words. */
export interface Surroundings {
  /** Stretches of speech between pauses, in order. */
  readonly voiced: readonly Moment[];
  /** Middles of the syllables, in order. */
  readonly nucleiAtMs: readonly number[];
  readonly voiceOf: (sound: Moment) => VoiceOfSound;
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

const sharedMs = (moments: readonly Moment[], startMs: number, endMs: number): number =>
  moments.reduce((sum, one) => sum + overlapMs(one, { startMs, endMs: Math.max(startMs, endMs) }), 0);

/** Measures what is usual for a speaker. `otherCount`: hesitations among the words, each of which has a nucleus. */
export const usualWordsOf = (
  words: readonly Word[],
  voiced: MomentIndex<Moment>,
  nucleusCount: number,
  otherCount: number,
): UsualWords => {
  if (words.length < fewestWords) return anyones;
  const ofVoiceMs = words.map(({ startMs, endMs }) =>
    sharedMs(voiced.meeting(startMs, endMs), startMs, endMs),
  );
  const each = (of: (text: string) => number): number =>
    median(words.map(({ text }, index) => (ofVoiceMs[index] ?? 0) / of(text)));
  const syllables = words.reduce((sum, { text }) => sum + leastSyllablesIn(text), 0) + otherCount;
  return {
    letterMs: clamp(each(lettersIn), 40, 110),
    soundMs: clamp(each(soundsIn), 45, 140),
    nucleiEach: clamp(nucleusCount / syllables, 0.6, 1.4),
  };
};

/** The word that has most of a sound, or else the nearest: recognisers end words too early and begin them too late, before and after silence above all. */
export const wordAt = (words: MomentIndex<Word>, sound: Moment): Word | undefined =>
  words
    .meeting(sound.startMs - mostAwayMs, sound.endMs + mostAwayMs)
    .filter((one) => distanceMs(one, sound) <= mostAwayMs)
    .toSorted(
      (a, b) => overlapMs(b, sound) - overlapMs(a, sound) || distanceMs(a, sound) - distanceMs(b, sound),
    )[0];

/** The last word begun before a sound's middle, and the next, where they are near. */
export const neighboursOf = (
  { all, countBefore }: MomentIndex<Word>,
  { startMs, endMs }: Moment,
): { readonly last: Word | undefined; readonly next: Word | undefined } => {
  const count = countBefore((startMs + endMs) / 2);
  const [last, next] = [all[count - 1], all[count]];
  return {
    last: last && last.startMs > startMs - mostReachMs ? last : undefined,
    next: next && next.startMs < endMs + mostReachMs ? next : undefined,
  };
};

/** The stretch of speech that has most of a sound, or the sound where none has any of it. */
export const stretchAt = (voiced: MomentIndex<Moment>, sound: Moment): Moment => {
  let best: Moment | undefined;
  for (const one of voiced.meeting(sound.startMs, sound.endMs))
    if (overlapMs(one, sound) > (best ? overlapMs(best, sound) : 0)) best = one;
  return best ?? sound;
};

/** Voice and syllables near a sound, less what may be other hesitations. */
export interface Nearby {
  readonly voicedMs: (startMs: number, endMs: number) => number;
  /** Of the voice, what is no other hesitation. */
  readonly leftMs: (startMs: number, endMs: number) => number;
  readonly nucleiIn: (startMs: number, endMs: number) => number;
}

/** What is heard within reach. Nothing else is looked at. `nucleiAtMs` in order. */
export const nearbyOf = (
  around: { readonly voiced: MomentIndex<Moment>; readonly nucleiAtMs: readonly number[] },
  others: MomentIndex<Moment>,
  sound: Moment,
  { startMs: fromMs, endMs: toMs }: Moment,
): Nearby => {
  const voiced = around.voiced.meeting(fromMs, toMs);
  const nucleiAtMs = around.nucleiAtMs.slice(
    firstNotBefore(around.nucleiAtMs, (atMs) => atMs < fromMs),
    firstNotBefore(around.nucleiAtMs, (atMs) => atMs < toMs),
  );
  const beside = others.meeting(fromMs, toMs).filter((one) => overlapMs(one, sound) === 0);
  return {
    voicedMs: (startMs, endMs) => sharedMs(voiced, startMs, endMs),
    leftMs: (startMs, endMs) =>
      Math.max(0, sharedMs(voiced, startMs, endMs) - sharedMs(beside, startMs, endMs)),
    nucleiIn: (startMs, endMs) =>
      nucleiAtMs.filter(
        (atMs) =>
          atMs >= startMs && atMs < endMs && !beside.some((one) => one.startMs <= atMs && one.endMs > atMs),
      ).length,
  };
};
