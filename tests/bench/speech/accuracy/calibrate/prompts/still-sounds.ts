import { hopSamples, silenceDbfs } from '../../../../../../src/core/analysis/frame-grid.ts';
import { semitonesOf } from '../../../../../../src/core/analysis/semitones.ts';
import { envelopeSize } from '../../../../../../src/core/analysis/spectral-envelope.ts';
import type { SpeechFrames } from '../../../../../../src/core/analysis/speech-frames.ts';
import { median } from '../../../../../../src/core/analysis/statistics.ts';
import { mean } from '../../score/numbers.ts';
import type { Span } from './phrases.ts';
import { lineThrough, replayed } from './replayed.ts';

/** A sound of speech in which the mouth moves little, and pitch and level hardly. */
export interface StillSound {
  /** The sound, with the pitch and the level of its middle from begin to end. */
  readonly samples: Float32Array;
  /** Its pitch, semitones above 55 Hz. */
  readonly semitones: number;
  /** Mean of its frames' envelopes (`envelopeSize` values). */
  readonly envelope: readonly number[];
  /** How much louder the whole is than what lies between 300 and 1500 Hz, dB: little in a vowel, much behind closed lips. */
  readonly lowDb: number;
}

const leastFrames = 8;
const mostChangeDb = 5.5;
/** So much pitch (semitones) and level (dB) may move: it is evened out. */
const mostPitchRange = 2.5;
const mostLevelRangeDb = 6;
/** At the end of a phrase pitch and voice fall away. */
const endMarginFrames = 15;

const rangeOf = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** The frame after the last of a still sound that begins at a frame. */
const endOfStill = (
  { pitchHz, envelopeChangeDb, levelDbfs }: SpeechFrames,
  first: number,
  last: number,
): number => {
  const semitones: number[] = [];
  const levels: number[] = [];
  for (let frame = first; frame < last; frame++) {
    if ((envelopeChangeDb[frame] ?? 0) > mostChangeDb) return frame;
    semitones.push(semitonesOf(pitchHz[frame] ?? 0));
    levels.push(levelDbfs[frame] ?? silenceDbfs);
    // Where there is no pitch it is not a number, and in no range.
    if (!(rangeOf(semitones) <= mostPitchRange && rangeOf(levels) <= mostLevelRangeDb)) return frame;
  }
  return last;
};

const soundOf = (samples: Float32Array, frames: SpeechFrames, first: number, end: number): StillSound => {
  const own = Array.from({ length: end - first }, (_, index) => first + index);
  const pitches = own.map((frame) => semitonesOf(frames.pitchHz[frame] ?? 0));
  const levels = own.map((frame) => frames.levelDbfs[frame] ?? silenceDbfs);
  const [semitones, levelDbfs] = [median(pitches), median(levels)];
  const cut = samples.slice(first * hopSamples, end * hopSamples);
  const gainDb = lineThrough(levels.map((level) => levelDbfs - level));
  const even = cut.map((value, index) => value * 10 ** (gainDb(index / cut.length) / 20));
  return {
    samples: replayed(even, lineThrough(pitches.map((pitch) => semitones - pitch))),
    semitones,
    envelope: Array.from({ length: envelopeSize }, (_, k) =>
      mean(own.map((frame) => frames.envelopes[frame * envelopeSize + k] ?? 0)),
    ),
    lowDb: mean(levels) - mean(own.map((frame) => frames.intensityDbfs[frame] ?? silenceDbfs)),
  };
};

/** The still sounds of at least 80 ms in phrases, in the order in which they are said; none at a phrase's end. `frames`: those of the samples. */
export const stillSoundsIn = (
  samples: Float32Array,
  frames: SpeechFrames,
  phrases: readonly Span[],
): StillSound[] =>
  phrases.flatMap((phrase) => {
    const sounds: StillSound[] = [];
    const last = Math.floor(phrase.end / hopSamples) - endMarginFrames;
    for (let first = Math.ceil(phrase.first / hopSamples); first < last; ) {
      const end = endOfStill(frames, first, last);
      if (end - first < leastFrames) first++;
      else {
        sounds.push(soundOf(samples, frames, first, end));
        first = end;
      }
    }
    return sounds;
  });
