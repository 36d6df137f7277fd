import { createEnvelopeChange, envelopeChangeDelayFrames } from './envelope-change.ts';
import { hopSamples, powerToDbfs } from './frame-grid.ts';
import { createGrowingColumn } from './growing-column.ts';
import { createGrowingRows } from './growing-rows.ts';
import { flattenSpectrum } from './inverse-filter.ts';
import { fillLowBand } from './low-band.ts';
import { createPitchCandidates, findPitchCandidates } from './pitch-candidates.ts';
import { createPitchTracker } from './pitch-tracker.ts';
import { createRecentColumn, type RecentColumn } from './recent-column.ts';
import { createSpectralEnvelope, envelopeSize } from './spectral-envelope.ts';
import { compactFrames, type SpeechFrames } from './speech-frames.ts';

/** Turns running sound into speech frames. How the sound is cut into chunks makes no difference to the frames. */
export interface FrameExtractor {
  /** Takes the next samples: 16 kHz mono in [-1, 1], any number of them. What is not a number counts as silence. */
  push(samples: Float32Array): void;
  /** Ends the sound: the last, perhaps partial, frames are filled with silence. Nothing may be pushed afterwards. */
  finish(): void;
  /** The frames that are complete: all but the last 140 ms of what was pushed, and all of it after `finish`. */
  frames(): SpeechFrames;
}

const blocksAhead = 3;
const windowSamples = 7 * hopSamples;
const windowCentre = windowSamples / 2;
const lowBandLength = 240;
const newLowBandSamples = hopSamples / 4;
const newLowBandCentre = windowCentre + 2 * hopSamples;
const clippedFrom = 0.99;
const audiblePower = 1e-7;
const levelWeights = [0.25, 0.5, 0.25];
/** Gaussian of 15 ms standard deviation: flattens the pulses of a low voice and keeps syllables apart. */
const intensityWeights = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * 1.5 ** 2)));
/** More than any weighted mean looks back. */
const recentFrames = 16;
const intensityWeightSum = intensityWeights.reduce((sum, weight) => sum + weight, 0);

/** Makes an extractor. It holds a few kilobytes besides the frames themselves (34 bytes each). */
export const createFrameExtractor = (): FrameExtractor => {
  const window = new Float32Array(windowSamples);
  const lowBand = new Float32Array(lowBandLength);
  const flattened = new Float32Array(lowBandLength);
  const block = new Float32Array(hopSamples);
  const candidates = createPitchCandidates();
  const envelope = createSpectralEnvelope();
  const change = createEnvelopeChange();
  const power = createRecentColumn(recentFrames);
  const vowelPower = createRecentColumn(recentFrames);
  const clipped = createGrowingColumn();
  const level = createGrowingColumn();
  const intensity = createGrowingColumn();
  const pitch = createGrowingColumn();
  const changes = createGrowingColumn();
  const envelopes = createGrowingRows(envelopeSize);
  const tracker = createPitchTracker((pitchHz) => pitch.push(pitchHz));
  let blockFilled = 0;
  let blocksTaken = 0;
  let framesWanted = Number.POSITIVE_INFINITY;

  const weighted = (column: RecentColumn, centre: number, weights: readonly number[]): number => {
    const first = centre - (weights.length - 1) / 2;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * column.at(first + i);
    return sum;
  };
  const levelAt = (frame: number): number => powerToDbfs(weighted(power, frame, levelWeights));
  const intensityAt = (frame: number): number =>
    powerToDbfs(weighted(vowelPower, frame, intensityWeights) / intensityWeightSum);

  const measureFrame = (): void => {
    let sum = 0;
    let loud = 0;
    for (let i = windowCentre - hopSamples / 2; i < windowCentre + hopSamples / 2; i++) {
      const sample = window[i] as number;
      sum += sample * sample;
      if (Math.abs(sample) >= clippedFrom) loud++;
    }
    const isAudible = sum / hopSamples > audiblePower;
    power.push(sum / hopSamples);
    clipped.push(loud);
    candidates.count = 0;
    let ofVowels = 0;
    const shape = change.next();
    if (isAudible) {
      flattenSpectrum(lowBand, flattened);
      findPitchCandidates(flattened, lowBandLength / 2, candidates);
      ofVowels = envelope(window, windowCentre, shape);
    } else shape.fill(0);
    envelopes.push(shape);
    vowelPower.push(ofVowels);
    tracker.push(candidates, isAudible);
    const changed = change.advance();
    if (power.length > envelopeChangeDelayFrames) changes.push(changed);
    if (power.length >= 2) level.push(levelAt(power.length - 2));
    if (power.length >= 6) intensity.push(intensityAt(power.length - 6));
  };

  const takeBlock = (): void => {
    window.copyWithin(0, hopSamples);
    window.set(block, windowSamples - hopSamples);
    lowBand.copyWithin(0, newLowBandSamples);
    fillLowBand(window, newLowBandCentre, lowBand, lowBandLength - newLowBandSamples);
    blocksTaken++;
    blockFilled = 0;
    if (blocksTaken > blocksAhead && power.length < framesWanted) measureFrame();
  };

  const finish = (): void => {
    framesWanted = blocksTaken + (blockFilled > 0 ? 1 : 0);
    block.fill(0, blockFilled);
    while (power.length < framesWanted) {
      takeBlock();
      block.fill(0);
    }
    tracker.finish();
    while (changes.length < power.length) changes.push(0);
    while (level.length < power.length) level.push(levelAt(level.length));
    while (intensity.length < power.length) intensity.push(intensityAt(intensity.length));
  };

  return {
    push: (samples) => {
      if (framesWanted !== Number.POSITIVE_INFINITY) throw new Error('This sound has ended.');
      for (const sample of samples) {
        block[blockFilled++] = Number.isFinite(sample) ? sample : 0;
        if (blockFilled === hopSamples) takeBlock();
      }
    },
    finish,
    frames: () => {
      const count = Math.min(pitch.length, changes.length, level.length, intensity.length);
      return {
        count,
        levelDbfs: level.view().subarray(0, count),
        intensityDbfs: intensity.view().subarray(0, count),
        pitchHz: pitch.view().subarray(0, count),
        envelopeChangeDb: changes.view().subarray(0, count),
        envelopes: envelopes.view().subarray(0, count * envelopeSize),
        clippedSamples: clipped.view().subarray(0, count),
      };
    },
  };
};

/** The frames of a whole recording: 16 kHz mono in [-1, 1]. */
export const extractFrames = (samples: Float32Array): SpeechFrames => {
  const extractor = createFrameExtractor();
  extractor.push(samples);
  extractor.finish();
  return compactFrames(extractor.frames());
};
