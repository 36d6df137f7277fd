import type { Candidate } from './filled-pause-candidates.ts';
import type { SpeakerAverage } from './speaker-average.ts';
import { envelopeSize } from './spectral-envelope.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { semitonesOf } from './semitones.ts';

const insideSlots = 6;
const outsideSlots = 3;
const outsideSlotFrames = 5;
const slots = insideSlots + 2 * outsideSlots;
/** Frames after a candidate that are looked at. */
export const framesAfterCandidate = outsideSlots * outsideSlotFrames;

/** How much quieter (louder) than the candidate its surroundings may count: how deep a silence is says nothing about a hesitation. */
const mostLevelDb = 12;
const ownFeatures = 12;
/** Numbers that describe one candidate. */
export const featureCount = slots * (envelopeSize + 3) + insideSlots * 2 + ownFeatures;

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** First frames of the slots, and the end of the last: three before the candidate, six in it, three after it. */
const slotEdges = ({ first, end }: Candidate): number[] => [
  ...Array.from({ length: outsideSlots }, (_, k) => first - (outsideSlots - k) * outsideSlotFrames),
  ...Array.from({ length: insideSlots }, (_, k) => first + Math.floor((k * (end - first)) / insideSlots)),
  ...Array.from({ length: outsideSlots + 1 }, (_, k) => end + k * outsideSlotFrames),
];

const shareOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

/**
 * Describes a candidate and the 150 ms on both sides: shape of the spectrum against the speaker's own average, level against its own, pitch
 * against its own and the speaker's, movement of the mouth, length. How loud it is against the rest of the talk is left out, as is
 * everything further away: there people differ, and the calibration's sounds say nothing about them. Surroundings count the less the
 * quieter they are.
 */
export const describeCandidate = (
  frames: SpeechFrames,
  candidate: Candidate,
  speaker: SpeakerAverage,
): Float64Array => {
  const { first, end } = candidate;
  const length = end - first;
  const features = new Float64Array(featureCount);
  let at = 0;
  const put = (value: number): void => {
    features[at++] = value;
  };
  const inside: number[] = [];
  let ownLevel = 0;
  for (let frame = first; frame < end; frame++) {
    ownLevel += frames.intensityDbfs[frame] ?? -96;
    const semitones = semitonesOf(frames.pitchHz[frame] ?? 0);
    if (!Number.isNaN(semitones)) inside.push(semitones);
  }
  ownLevel /= length;
  const pitchedShare = inside.length / length;
  inside.sort((a, b) => a - b);
  const usual = shareOf(inside, 0.5);
  const edges = slotEdges(candidate);
  const shape = new Float64Array(envelopeSize);
  const ownShape = new Float64Array(envelopeSize);
  let roughness = 0;
  for (let slot = 0; slot < slots; slot++) {
    const from = edges[slot] as number;
    const to = Math.max(from + 1, edges[slot + 1] as number);
    const isInside = slot >= outsideSlots && slot < outsideSlots + insideSlots;
    shape.fill(0);
    let level = 0;
    let change = 0;
    let pitched = 0;
    let semitones = 0;
    let slope = 0;
    for (let frame = from; frame < to; frame++) {
      level += frames.intensityDbfs[frame] ?? -96;
      change += Math.min(15, frames.envelopeChangeDb[frame] ?? 0);
      const pitch = semitonesOf(frames.pitchHz[frame] ?? 0);
      if (!Number.isNaN(pitch)) {
        pitched++;
        semitones += pitch;
        const before = semitonesOf(frames.pitchHz[frame - 1] ?? 0);
        if (!Number.isNaN(before)) slope += Math.min(2, Math.abs(pitch - before));
      }
      for (let k = 0; k < envelopeSize; k++)
        shape[k] = (shape[k] as number) + (frames.envelopes[frame * envelopeSize + k] ?? 0);
    }
    const count = to - from;
    const relative = clamp(level / count - ownLevel, mostLevelDb);
    const weight = Math.min(1, (relative + mostLevelDb) / mostLevelDb);
    for (let k = 0; k < envelopeSize; k++) {
      const value = clamp((shape[k] as number) / count - (speaker.envelope[k] as number), 60) / 20;
      put(value * weight);
      if (isInside) ownShape[k] = (ownShape[k] as number) + value / insideSlots;
    }
    put(relative / 6);
    put(change / count / 4);
    put(pitched / count);
    if (!isInside) continue;
    put(pitched > 0 ? clamp(semitones / pitched - usual, 6) / 2 : 0);
    put(pitched > 0 ? slope / pitched : 0);
    roughness += slope;
  }
  const spread = shareOf(inside, 0.95) - shareOf(inside, 0.05);
  let still = 0;
  let peak = 0;
  let least = 15;
  let run = 0;
  let longest = 0;
  for (let frame = first; frame < end; frame++) {
    const change = frames.envelopeChangeDb[frame] ?? 0;
    const isStill = change < 3;
    if (isStill) still++;
    run = isStill ? run + 1 : 0;
    longest = Math.max(longest, run);
    if (frame > first + 5 && frame < end - 5) peak = Math.max(peak, Math.min(15, change));
    least = Math.min(least, change);
  }
  put(Math.log2(length / 40));
  put(length / 40);
  put(pitchedShare);
  put(inside.length > 0 ? clamp(usual - speaker.semitones(), 12) / 3 : 0);
  put(clamp(spread, 12) / 3);
  put(inside.length > 0 ? roughness / inside.length : 0);
  put(still / length);
  put(Math.log2((longest + 4) / 20));
  put(peak / 4);
  put(least / 2);
  put(Math.min(15, frames.envelopeChangeDb[first] ?? 0) / 5);
  put(Math.min(15, frames.envelopeChangeDb[end] ?? 0) / 5);
  return features;
};
