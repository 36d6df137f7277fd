import type { Candidate } from './filled-pause-candidates.ts';
import { movementOf } from './filled-pause-movement.ts';
import {
  insideSlots,
  mostChangeDb,
  outsideSlots,
  type Slot,
  slotCount,
  slotsOf,
} from './filled-pause-slots.ts';
import { semitonesOf } from './semitones.ts';
import type { SpeakerUsual } from './speaker-average.ts';
import { envelopeSize } from './spectral-envelope.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { clamp } from './statistics.ts';

/** How much quieter (louder) than the candidate its surroundings may count: how deep a silence is says nothing about a hesitation. */
const mostLevelDb = 12;
const ownFeatures = 39;
/** Numbers that describe one candidate. */
export const featureCount = slotCount * (envelopeSize + 4) + insideSlots * 2 + ownFeatures;

const firstInside = outsideSlots;
const lastInside = outsideSlots + insideSlots - 1;
/** Distances of shapes that are told: into it, out of it, and inside it. */
const shapeSteps = [
  [[firstInside - 1, firstInside]],
  [[lastInside, lastInside + 1]],
  [[firstInside + 1, firstInside + 4]],
  [1, 2, 3].map((k) => [firstInside + k, firstInside + k + 1]),
  [[firstInside, firstInside + 2]],
] as const;

const within = (value: number, most: number): number => clamp(value, -most, most);
const rootMeanSquare = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / values.length);
};
const shareOf = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

/** How far one shape is from another, as this speaker's shapes differ from each other. */
const shapeDistance = (a: Slot, b: Slot, { envelopeSpread }: SpeakerUsual): number => {
  let sum = 0;
  for (let k = 0; k < envelopeSize; k++) {
    const apart = ((a.shape[k] as number) - (b.shape[k] as number)) / (envelopeSpread[k] as number);
    sum += apart * apart;
  }
  return Math.min(5, Math.sqrt(sum / envelopeSize));
};

/**
 * Describes a candidate and the 150 ms on both sides: shape of the spectrum against the speaker's own average, level against its own, pitch
 * against its own and the speaker's, movement of the mouth, length. Movement, length and pitch are told as they are and against what is usual for this
 * speaker, as one voice moves half as much as another. How loud it is against the rest of the talk is left out, as is
 * everything further away: there people differ, and the calibration's sounds say nothing about them. Surroundings count the less the
 * quieter they are.
 */
export const describeCandidate = (
  frames: SpeechFrames,
  candidate: Candidate,
  usual: SpeakerUsual,
): Float64Array => {
  const { first, end } = candidate;
  const length = end - first;
  const features = new Float64Array(featureCount);
  let at = 0;
  const put = (value: number): void => {
    features[at++] = value;
  };

  const semitones: number[] = [];
  let levelDb = 0;
  for (let frame = first; frame < end; frame++) {
    levelDb += (frames.intensityDbfs[frame] ?? -96) / length;
    const value = semitonesOf(frames.pitchHz[frame] ?? 0);
    if (!Number.isNaN(value)) semitones.push(value);
  }
  semitones.sort((a, b) => a - b);
  const isPitched = semitones.length > 0;
  const middle = shareOf(semitones, 0.5);
  const range = shareOf(semitones, 0.95) - shareOf(semitones, 0.05);

  const slots = slotsOf(frames, candidate);
  const ownShape = new Float64Array(envelopeSize);
  let slopeSum = 0;
  for (const slot of slots) {
    const relative = within(slot.levelDb - levelDb, mostLevelDb);
    const weight = Math.min(1, (relative + mostLevelDb) / mostLevelDb);
    for (let k = 0; k < envelopeSize; k++) {
      const value = within((slot.shape[k] as number) - (usual.envelope[k] as number), 60) / 20;
      put(value * weight);
      if (slot.isInside) ownShape[k] = (ownShape[k] as number) + value / insideSlots;
    }
    put(relative / 6);
    put(slot.changeDb / 4);
    put(slot.pitchedShare);
    if (!slot.isInside) continue;
    put(slot.pitchedFrames > 0 ? within(slot.semitones - middle, 6) / 2 : 0);
    put(slot.pitchedFrames > 0 ? slot.slopeSum / slot.pitchedFrames : 0);
    slopeSum += slot.slopeSum;
  }

  const movement = movementOf(frames, candidate);
  const edgeChangesDb = [first, end].map((frame) =>
    Math.min(mostChangeDb, frames.envelopeChangeDb[frame] ?? 0),
  );
  const slope = isPitched ? slopeSum / semitones.length : 0;
  put(Math.log2(length / 40));
  put(length / 40);
  put(semitones.length / length);
  put(isPitched ? within(middle - usual.semitones, 12) / 3 : 0);
  put(within(range, 12) / 3);
  put(slope);
  put(movement.stillShare);
  put(Math.log2((movement.longestStillFrames + 4) / 20));
  put(movement.greatestChangeDb / 4);
  put(movement.leastChangeDb / 2);
  for (const change of edgeChangesDb) put(change / 5);

  // Against what is usual for the speaker.
  const againstUsual = (changeDb: number): number =>
    within(Math.log(Math.max(0.2, changeDb) / usual.changeDb), 3);
  put(againstUsual(movement.meanChangeDb));
  put(againstUsual(movement.leastChangeDb));
  put(againstUsual(movement.greatestChangeDb));
  for (const change of edgeChangesDb) put(againstUsual(change));
  put(Math.log(usual.changeDb));
  put(isPitched ? within(Math.log((slope + 0.02) / (usual.pitchSlope + 0.02)), 3) : 0);
  put(Math.log(usual.pitchSlope + 0.02));
  put(Math.log2(length / usual.partFrames));
  put(Math.log2(usual.partFrames));
  put(rootMeanSquare(ownShape) * Math.sqrt(envelopeSize));
  put(rootMeanSquare(ownShape.map((value, k) => (20 * value) / (usual.envelopeSpread[k] as number))));
  put(usual.semitones / 6);
  put(Math.log2(movement.peaks + 1));
  for (const { changeDb } of slots) put(againstUsual(changeDb));
  put(movement.longestQuietFrames / 10);
  put(within(movement.greatestLevelDb - levelDb, 12) / 6);
  for (const steps of shapeSteps)
    put(steps.reduce((sum, [a, b]) => sum + shapeDistance(slots[a] as Slot, slots[b] as Slot, usual), 0));
  put(within((Math.log2(length) - usual.logPart) / (usual.logPartSpread + 0.1), 6) / 2);
  put(usual.logPartSpread);
  put(isPitched ? within((middle - usual.semitones) / (usual.semitoneSpread + 0.3), 4) : 0);
  put(isPitched ? within(range / (usual.semitoneSpread + 0.3), 5) / 2 : 0);
  put(Math.log(usual.semitoneSpread + 0.3));
  put(within(Math.log2((movement.longestStillFrames + 4) / usual.partFrames), 3));
  return features;
};
