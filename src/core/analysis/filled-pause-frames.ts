import { mostChangeDb } from './filled-pause-slots.ts';
import { semitonesOf } from './semitones.ts';
import type { SpeakerUsual } from './speaker-average.ts';
import { envelopeSize } from './spectral-envelope.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { clamp } from './statistics.ts';

/** Numbers that describe one frame. */
export const frameFeatureCount = envelopeSize + 5;

/** The level of a frame is told against the mean of itself and so many frames before it: not against the rest of the talk, where people differ. */
const levelReachFrames = 30;
const mostEnvelopeDb = 60;
const mostLevelDb = 12;
const mostSemitones = 12;

const within = (value: number, most: number): number => clamp(value, -most, most);

/**
 * Describes a frame (one that is not there as silence): shape of the spectrum against the speaker's own average, level against what was just
 * heard, whether there is pitch and how far from the speaker's, how far the mouth moves, as it is and as is usual for this speaker. Writes
 * `frameFeatureCount` numbers between -3 and 3 or so.
 */
export const describeFrame = (
  frames: SpeechFrames,
  frame: number,
  usual: SpeakerUsual,
  features: Float32Array,
): void => {
  const { envelopes, intensityDbfs, pitchHz, envelopeChangeDb } = frames;
  for (let k = 0; k < envelopeSize; k++) {
    const value = envelopes[frame * envelopeSize + k] ?? 0;
    features[k] = within(value - (usual.envelope[k] as number), mostEnvelopeDb) / 20;
  }
  const from = Math.max(0, frame - levelReachFrames);
  let levelSum = 0;
  for (let before = from; before <= frame; before++) levelSum += intensityDbfs[before] ?? -96;
  const levelDb = (intensityDbfs[frame] ?? -96) - levelSum / (frame + 1 - from);
  const semitones = semitonesOf(pitchHz[frame] ?? 0);
  const isPitched = !Number.isNaN(semitones);
  const changeDb = Math.min(mostChangeDb, envelopeChangeDb[frame] ?? 0);
  features[envelopeSize] = within(levelDb, mostLevelDb) / 6;
  features[envelopeSize + 1] = isPitched ? 1 : 0;
  features[envelopeSize + 2] = isPitched ? within(semitones - usual.semitones, mostSemitones) / 4 : 0;
  features[envelopeSize + 3] = changeDb / 5 - 1;
  features[envelopeSize + 4] = within(Math.log(Math.max(0.2, changeDb) / usual.changeDb), 3);
};
