import type { Candidate } from './filled-pause-candidates.ts';
import { semitonesOf } from './semitones.ts';
import { envelopeSize } from './spectral-envelope.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** A candidate is described in six slots of equal length, what is before and after it in three of 50 ms each. */
export const insideSlots = 6;
export const outsideSlots = 3;
export const slotCount = insideSlots + 2 * outsideSlots;
const outsideSlotFrames = 5;

/** A change of the envelope above this tells no more. */
export const mostChangeDb = 15;
const mostSlope = 2;

/** What is heard in a slot. */
export interface Slot {
  readonly isInside: boolean;
  readonly shape: Float64Array;
  /** Mean level and change, dB. */
  readonly levelDb: number;
  readonly changeDb: number;
  readonly pitchedShare: number;
  /** Mean pitch in semitones above 55 Hz, not a number where there is none; and the sum of its movements from frame to frame. */
  readonly semitones: number;
  readonly slopeSum: number;
  readonly pitchedFrames: number;
}

/** First frames of the slots, and the end of the last. */
const slotEdges = ({ first, end }: Candidate): number[] => [
  ...Array.from({ length: outsideSlots }, (_, k) => first - (outsideSlots - k) * outsideSlotFrames),
  ...Array.from({ length: insideSlots }, (_, k) => first + Math.floor((k * (end - first)) / insideSlots)),
  ...Array.from({ length: outsideSlots + 1 }, (_, k) => end + k * outsideSlotFrames),
];

const slotOf = (frames: SpeechFrames, from: number, to: number, isInside: boolean): Slot => {
  const shape = new Float64Array(envelopeSize);
  let levelDb = 0;
  let changeDb = 0;
  let pitchedFrames = 0;
  let semitones = 0;
  let slopeSum = 0;
  for (let frame = from; frame < to; frame++) {
    levelDb += frames.intensityDbfs[frame] ?? -96;
    changeDb += Math.min(mostChangeDb, frames.envelopeChangeDb[frame] ?? 0);
    const pitch = semitonesOf(frames.pitchHz[frame] ?? 0);
    if (!Number.isNaN(pitch)) {
      pitchedFrames++;
      semitones += pitch;
      const before = semitonesOf(frames.pitchHz[frame - 1] ?? 0);
      if (!Number.isNaN(before)) slopeSum += Math.min(mostSlope, Math.abs(pitch - before));
    }
    for (let k = 0; k < envelopeSize; k++)
      shape[k] = (shape[k] as number) + (frames.envelopes[frame * envelopeSize + k] ?? 0);
  }
  const count = to - from;
  for (let k = 0; k < envelopeSize; k++) shape[k] = (shape[k] as number) / count;
  return {
    isInside,
    shape,
    levelDb: levelDb / count,
    changeDb: changeDb / count,
    pitchedShare: pitchedFrames / count,
    semitones: semitones / pitchedFrames,
    slopeSum,
    pitchedFrames,
  };
};

/** What is heard in a candidate and around it, slot by slot. */
export const slotsOf = (frames: SpeechFrames, candidate: Candidate): Slot[] => {
  const edges = slotEdges(candidate);
  return Array.from({ length: slotCount }, (_, slot) => {
    const from = edges[slot] as number;
    const to = Math.max(from + 1, edges[slot + 1] as number);
    return slotOf(frames, from, to, slot >= outsideSlots && slot < outsideSlots + insideSlots);
  });
};
