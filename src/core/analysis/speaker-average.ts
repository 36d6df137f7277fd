import { semitonesOf } from './semitones.ts';
import { envelopeSize } from './spectral-envelope.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** What is usual for the voice that has been heard so far. A spread is the mean distance from the mean. */
export interface SpeakerUsual {
  /** Mean envelope of the pitched frames, and the spread of each of its terms. */
  readonly envelope: Float64Array;
  readonly envelopeSpread: Float64Array;
  /** Intensity, dBFS. */
  readonly levelDbfs: number;
  /** Pitch, semitones above 55 Hz. */
  readonly semitones: number;
  readonly semitoneSpread: number;
  /** How far pitch moves from one frame to the next, semitones. */
  readonly pitchSlope: number;
  /** Change of the envelope in a pitched frame, dB. */
  readonly changeDb: number;
  /** Length of the parts between two boundaries, frames, and its base-2 logarithm. */
  readonly partFrames: number;
  readonly logPart: number;
  readonly logPartSpread: number;
}

/** Follows what is usual for a speaker. */
export interface SpeakerAverage {
  readonly usual: SpeakerUsual;
  /** Whether a frame sounds like the speaker's own voice: as high and not much softer. Never, until some of it has been heard. */
  isOwn(frames: SpeechFrames, frame: number): boolean;
  /** Whether frames `[first, end)` hold hardly any pitch and are much softer than the voice: somebody breathes. Until some voice has been heard, however loud it is: it may be any noise. */
  isBreath(frames: SpeechFrames, stretch: { readonly first: number; readonly end: number }): boolean;
  /** Takes a frame, if it has pitch. */
  learn(frames: SpeechFrames, frame: number): void;
  /** Takes a part between two boundaries in which somebody speaks. */
  learnPart(lengthFrames: number): void;
}

/** An average voice, rounded; it stands in until the speaker's own is known. */
const usualEnvelope = [34, 6, 2, 0, 0, 0, 0, 0, 0, 0];
const usualEnvelopeSpread = [12, 10, 11, 8, 7, 6, 5, 4.7, 4.1, 3.6];
/** Frames with pitch after which what was heard before counts as much as what is usual, and over which the average is taken. */
const trustedFrames = 50;
const mostFrames = 1000;
/** The same for parts; a longer one holds a silence. */
const trustedParts = 10;
const mostParts = 150;
const longestPartFrames = 60;
/** More in one frame is an error of the pitch tracker, or the end of a word. */
const mostSlope = 2;
const mostChangeDb = 15;
/** The speaker's own voice is so near to what is usual, and known after so many frames. */
const ownSemitones = 9;
const ownLevelDb = 16;
/** Breath has less pitch than this, and is so much softer than the voice. */
const breathPitchedShare = 0.15;
const breathLevelDb = 12;
const knownFrames = 150;

/** Makes an average that follows a speaker over the last ten seconds with pitch or so. */
export const createSpeakerAverage = (): SpeakerAverage => {
  const usual = {
    envelope: Float64Array.from(usualEnvelope),
    envelopeSpread: Float64Array.from(usualEnvelopeSpread),
    levelDbfs: 0,
    semitones: 14,
    semitoneSpread: 1.8,
    pitchSlope: 0.2,
    changeDb: 6.5,
    partFrames: 9.8,
    logPart: 3.2,
    logPartSpread: 0.43,
  };
  const { envelope, envelopeSpread } = usual;
  let frameCount = trustedFrames;
  let partCount = trustedParts;
  return {
    usual,
    isOwn: ({ pitchHz, intensityDbfs }, frame) =>
      frameCount >= knownFrames &&
      Math.abs(semitonesOf(pitchHz[frame] ?? 0) - usual.semitones) <= ownSemitones &&
      (intensityDbfs[frame] ?? -96) >= usual.levelDbfs - ownLevelDb,
    isBreath: ({ pitchHz, intensityDbfs }, { first, end }) => {
      let pitched = 0;
      let levelSum = 0;
      for (let frame = first; frame < end; frame++) {
        if ((pitchHz[frame] ?? 0) > 0) pitched++;
        levelSum += intensityDbfs[frame] ?? -96;
      }
      const length = end - first;
      const isSoft = frameCount < knownFrames || levelSum / length < usual.levelDbfs - breathLevelDb;
      return pitched < breathPitchedShare * length && isSoft;
    },
    learnPart: (lengthFrames) => {
      if (lengthFrames > longestPartFrames) return;
      if (partCount < mostParts) partCount++;
      const log = Math.log2(lengthFrames);
      usual.partFrames += (lengthFrames - usual.partFrames) / partCount;
      usual.logPart += (log - usual.logPart) / partCount;
      usual.logPartSpread += (Math.abs(log - usual.logPart) - usual.logPartSpread) / partCount;
    },
    learn: ({ pitchHz, intensityDbfs, envelopes, envelopeChangeDb }, frame) => {
      const semitones = semitonesOf(pitchHz[frame] ?? 0);
      if (Number.isNaN(semitones)) return;
      if (frameCount < mostFrames) frameCount++;
      // No level is usual for everybody: the first frames alone say what it is.
      usual.levelDbfs += ((intensityDbfs[frame] ?? -96) - usual.levelDbfs) / (frameCount - trustedFrames);
      usual.semitones += (semitones - usual.semitones) / frameCount;
      usual.semitoneSpread += (Math.abs(semitones - usual.semitones) - usual.semitoneSpread) / frameCount;
      const change = Math.min(mostChangeDb, envelopeChangeDb[frame] ?? 0);
      usual.changeDb += (change - usual.changeDb) / frameCount;
      const slope = Math.min(mostSlope, Math.abs(semitones - semitonesOf(pitchHz[frame - 1] ?? 0)));
      if (!Number.isNaN(slope)) usual.pitchSlope += (slope - usual.pitchSlope) / frameCount;
      for (let k = 0; k < envelopeSize; k++) {
        const value = envelopes[frame * envelopeSize + k] ?? 0;
        const away = Math.abs(value - (envelope[k] as number));
        envelopeSpread[k] =
          (envelopeSpread[k] as number) + (away - (envelopeSpread[k] as number)) / frameCount;
        envelope[k] = (envelope[k] as number) + (value - (envelope[k] as number)) / frameCount;
      }
    },
  };
};
