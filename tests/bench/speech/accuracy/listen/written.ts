import type { Transcript } from '../../../../../src/contract/transcript.ts';
import { type Random, randomOf } from '../random.ts';
import type { Truth } from '../truth.ts';

export const isFilledPauseText = (text: string): boolean => /^(?:um|uh|er|hmm)\W*$/i.test(text);

/** How a recogniser writes. Shares are 0..1. */
export interface Habits {
  /** How many of the filled pauses are written down. */
  readonly keptFilledPauses: number;
  /** Standard deviation of where words begin, ms. */
  readonly startsMs: number;
  /** How many words run on to the start of the next; the others end about where they do, or too early. */
  readonly runningOn: number;
  /** How many first words after a silence are begun too late. */
  readonly lateStarts: number;
  /** How many filled pauses are taken for a short word, of which the recogniser is not sure. */
  readonly mistakenFilledPauses: number;
  /** How many words are left out, or taken for another, of which it is less sure than of the rest. */
  readonly leftOut: number;
  readonly mistaken: number;
  /** How many stretches of speech between two pauses are lost as a whole. */
  readonly lostStretches: number;
}

/** The habits with which talks are scored. */
export const usualHabits: Habits = {
  keptFilledPauses: 0.3,
  mistakenFilledPauses: 0,
  startsMs: 30,
  runningOn: 1,
  lateStarts: 0,
  leftOut: 0,
  mistaken: 0,
  lostStretches: 0,
};

interface WrittenWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly probability: number;
}

const sure = 0.9;
/** What a filled pause is taken for. */
const shortWords = ['a', 'oh', 'I', 'the', 'on', 'her'];

const pauseMs = 200;

/** What a word is taken for: its neighbour, or another, but no hesitation. */
const mistakenFor = (before: string | undefined, random: Random): string =>
  before === undefined || isFilledPauseText(before) ? random.pick(shortWords) : before;

/** Words without those that are left out, alone or with their stretch; some are taken for their neighbour. */
const heardBy = (truth: NonNullable<Truth['words']>, habits: Habits, random: Random): WrittenWord[] => {
  let isLost = false;
  const unsure = (): number => random.between(0.2, 0.7);
  return truth.flatMap((one, index): WrittenWord[] => {
    const word = { ...one, probability: sure };
    const before = truth[index - 1];
    if (!before || word.startMs - before.endMs >= pauseMs) isLost = random.chance(habits.lostStretches);
    if (isLost || random.chance(habits.leftOut)) return [];
    if (isFilledPauseText(word.text)) {
      if (random.chance(habits.keptFilledPauses)) return [word];
      if (!random.chance(habits.mistakenFilledPauses)) return [];
      return [{ ...word, text: random.pick(shortWords), probability: unsure() }];
    }
    return [
      random.chance(habits.mistaken)
        ? { ...word, text: mistakenFor(before?.text, random), probability: unsure() }
        : word,
    ];
  });
};

const startOf = (
  word: WrittenWord,
  before: WrittenWord | undefined,
  habits: Habits,
  random: Random,
): number => {
  const isFirst = !before || word.startMs - before.endMs >= pauseMs;
  const lateMs = isFirst && random.chance(habits.lateStarts) ? random.between(50, 330) : 0;
  return Math.max(0, Math.round(word.startMs + lateMs + habits.startsMs * random.normal()));
};

/**
 * A transcript made from the truth with the habits of Whisper, for talks that the test model does not know: most filled pauses are left
 * out, words run on to the next word's start, starts are off by some tens of ms. Undefined where the truth has no words.
 */
export const asRecognisersWrite = (
  truth: Truth,
  seed: string,
  habits: Habits = usualHabits,
): Transcript | undefined => {
  if (!truth.words) return undefined;
  const random = randomOf(seed);
  const kept = heardBy(truth.words, habits, random);
  let latestMs = 0;
  const starts = kept.map((word, index) => {
    // However inexact, words keep their order.
    latestMs = Math.max(latestMs, startOf(word, kept[index - 1], habits, random));
    return latestMs;
  });
  const words = kept.map(({ text, endMs, probability }, index) => {
    const startMs = starts[index] ?? 0;
    const nextMs = Math.max(startMs + 20, starts[index + 1] ?? endMs);
    const ownMs = endMs - Math.abs(150 * random.normal()) + 40;
    return {
      index,
      text,
      startMs,
      endMs: random.chance(habits.runningOn)
        ? nextMs
        : Math.round(Math.max(startMs + 20, Math.min(nextMs, ownMs))),
      probability,
      segmentIndex: 0,
    };
  });
  return {
    schemaVersion: 1,
    language: 'en',
    recogniser: {
      engine: 'truth',
      engineVersion: '1',
      variant: 'none',
      threads: 1,
      modelId: 'none',
      modelSha256: '0'.repeat(64),
      isTestModel: true,
    },
    pieces: [],
    segments: [],
    words,
    droppedSegments: 0,
  };
};
