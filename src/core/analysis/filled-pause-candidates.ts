import type { SpeechFrames } from './speech-frames.ts';
import { pitchSlope, semitonesOf } from './stillness.ts';

/** Frames `[first, last]` in which neither the mouth nor the pitch moves. */
export interface StillCore {
  readonly first: number;
  readonly last: number;
}

/** One to three still cores that may be one filled pause ("u-m"), with the frames beside them that belong to it. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly cores: readonly StillCore[];
}

const stillChangeDb = 3;
const stillSlope = 30;
const widestStep = 1.5;
/** Shorter cores are chance, in frames. */
export const leastCoreFrames = 4;
/** On the way from a vowel to "m" the envelope moves for so many frames, seen through the 80 ms over which its change is taken. */
export const longestTransitionFrames = 20;
const widestSemitones = 5;
/** Where pitch is gone for longer, in frames, the voice has stopped. */
export const longestDropoutFrames = 3;
/** The change of the envelope looks 40 ms to both sides, so a core ends that long before its sound does. */
const reachFrames = 4;
export const longestReachFrames = 8;

const semitonesAt = (frames: SpeechFrames, frame: number): number => semitonesOf(frames.pitchHz[frame] ?? 0);

/** Whether a frame is still: pitched, pitch slower than 30 semitones a second, envelope moving less than 3 dB within 60 ms. */
export const isStill = (frames: SpeechFrames, frame: number): boolean =>
  (frames.envelopeChangeDb[frame] ?? 0) < stillChangeDb && pitchSlope(frames, frame) < stillSlope;

/** Whether pitch goes on from the frame before without a jump. */
export const goesOn = (frames: SpeechFrames, frame: number): boolean =>
  Math.abs(semitonesAt(frames, frame) - semitonesAt(frames, frame - 1)) < widestStep;

const isFlat = (frames: SpeechFrames, first: number, last: number): boolean => {
  let dropout = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let frame = first; frame <= last; frame++) {
    const semitones = semitonesAt(frames, frame);
    if (Number.isNaN(semitones)) {
      if (++dropout > longestDropoutFrames) return false;
      continue;
    }
    dropout = 0;
    lowest = Math.min(lowest, semitones);
    highest = Math.max(highest, semitones);
  }
  return highest - lowest < widestSemitones;
};

/** Where the sound of a core really ends: where its pitch does, or 40 ms on where the voice goes on. */
const reach = (frames: SpeechFrames, from: number, step: 1 | -1): number => {
  for (let k = 1; k <= longestReachFrames; k++)
    if (!((frames.pitchHz[from + step * k] ?? 0) > 0)) return from + step * (k - 1);
  return from + step * reachFrames;
};

/** All that may be filled pauses in a group of cores, each close to the next. */
export const candidatesOf = (frames: SpeechFrames, group: readonly StillCore[]): Candidate[] =>
  group.flatMap((begin, index) =>
    [1, 2, 3].flatMap((count) => {
      const cores = group.slice(index, index + count);
      const end = cores.at(-1);
      if (!end || cores.length < count || (count > 1 && !isFlat(frames, begin.first, end.last))) return [];
      return [{ first: reach(frames, begin.first, -1), last: reach(frames, end.last, 1), cores }];
    }),
  );
