import { highestPitchHz, lowestPitchHz } from './pitch-candidates.ts';

/** Learns where a speaker's voice lies, and says how unlikely a pitch is for this speaker. */
export interface PitchRange {
  /** Takes a pitch of this speaker in Hz, one for each voiced frame of 10 ms. */
  learn(pitchHz: number): void;
  /** Cost of a pitch in Hz, in units of periodicity: 0 within 8 semitones of the speaker's middle, growing with every octave. */
  cost(pitchHz: number): number;
}

const binsPerOctave = 12;
const freeOctaves = 8 / 12;
const costPerOctave = 0.25;
const memoryFrames = 1000;
const leastFrames = 50;
const binOf = (pitchHz: number): number => Math.round(binsPerOctave * Math.log2(pitchHz / lowestPitchHz));

/**
 * Makes a range that remembers about the last ten seconds of voice (a fading histogram in semitones). Octave errors are a
 * minority of frames, so the median is the speaker's own, and a candidate an octave away must be much stronger to win.
 */
export const createPitchRange = (): PitchRange => {
  const counts = new Float64Array(binOf(highestPitchHz) + 3);
  let total = 0;
  let middle = 0;
  const costs = new Float64Array(counts.length);
  const findMiddle = (): number => {
    let sum = 0;
    for (let bin = 0; bin < counts.length; bin++) {
      sum += counts[bin] as number;
      if (sum >= total / 2) return bin;
    }
    return 0;
  };
  return {
    learn: (pitchHz) => {
      const bin = Math.max(0, Math.min(counts.length - 1, binOf(pitchHz)));
      for (let i = 0; i < counts.length; i++) counts[i] = (counts[i] as number) * (1 - 1 / memoryFrames);
      counts[bin] = (counts[bin] as number) + 1;
      total = total * (1 - 1 / memoryFrames) + 1;
      if (total < leastFrames) return;
      middle = findMiddle();
      for (let i = 0; i < costs.length; i++)
        costs[i] = costPerOctave * Math.max(0, Math.abs(i - middle) / binsPerOctave - freeOctaves);
    },
    cost: (pitchHz) => costs[Math.max(0, Math.min(costs.length - 1, binOf(pitchHz)))] as number,
  };
};
