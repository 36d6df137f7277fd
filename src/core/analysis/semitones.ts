import { median } from './statistics.ts';

/** Pitch in semitones above 55 Hz (the note A1); not a number where there is none. */
export const semitonesOf = (pitchHz: number): number =>
  pitchHz > 0 ? 12 * Math.log2(pitchHz / 55) : Number.NaN;

/** Median of pitches in Hz, all above 0, in semitones above 55 Hz; not a number for none. */
export const medianSemitones = (pitchesHz: Float32Array): number => {
  const sorted = pitchesHz.slice().sort();
  const middle = sorted.length >> 1;
  const atMiddle = sorted.subarray(sorted.length % 2 === 1 ? middle : middle - 1, middle + 1);
  return median(Array.from(atMiddle, semitonesOf));
};

/** From the median of the first quarter to that of the last, semitones: rising above 0. At least four values are needed. */
export const glideOf = (semitones: readonly number[]): number => {
  const quarter = semitones.length >> 2;
  return median(semitones.slice(-quarter)) - median(semitones.slice(0, quarter));
};
