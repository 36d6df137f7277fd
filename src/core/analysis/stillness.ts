import type { SpeechFrames } from './speech-frames.ts';

/** Frames on each side that the slope of pitch is taken over. */
export const slopeReachFrames = 5;

/** Pitch in semitones above 55 Hz (the note A1); not a number where there is none. */
export const semitonesOf = (pitchHz: number): number =>
  pitchHz > 0 ? 12 * Math.log2(pitchHz / 55) : Number.NaN;

/**
 * How fast pitch moves around a frame, in semitones per second, always positive: slope of the straight line through 11 frames. Infinity
 * where the frame has no pitch or too few of its neighbours have.
 */
export const pitchSlope = (frames: SpeechFrames, frame: number): number => {
  if (!((frames.pitchHz[frame] ?? 0) > 0)) return Number.POSITIVE_INFINITY;
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  for (let x = -slopeReachFrames; x <= slopeReachFrames; x++) {
    const y = semitonesOf(frames.pitchHz[frame + x] ?? 0);
    if (Number.isNaN(y)) continue;
    count++;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  }
  const spread = count * sumXX - sumX * sumX;
  if (count <= slopeReachFrames || spread <= 0) return Number.POSITIVE_INFINITY;
  return (100 * Math.abs(count * sumXY - sumX * sumY)) / spread;
};
