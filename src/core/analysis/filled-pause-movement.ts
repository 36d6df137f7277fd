import type { Candidate } from './filled-pause-candidates.ts';
import { mostChangeDb } from './filled-pause-slots.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** How the mouth moves in a candidate as a whole, and how evenly it sounds. */
export interface Movement {
  readonly meanChangeDb: number;
  /** Least change, and the greatest away from both ends, dB. */
  readonly leastChangeDb: number;
  readonly greatestChangeDb: number;
  /** Share of frames in which the mouth is still, and the longest run of them. */
  readonly stillShare: number;
  readonly longestStillFrames: number;
  /** Peaks of the change: sounds that follow each other. */
  readonly peaks: number;
  readonly greatestLevelDb: number;
  /** Longest run of frames far below the loudest one. */
  readonly longestQuietFrames: number;
}

const stillDb = 3;
const leastPeakDb = 4;
const edgeFrames = 5;
const quietDb = 18;

/** Measures the movement in a candidate. */
export const movementOf = (
  { envelopeChangeDb, intensityDbfs }: SpeechFrames,
  { first, end }: Candidate,
): Movement => {
  let sum = 0;
  let least = mostChangeDb;
  let greatest = 0;
  let still = 0;
  let stillRun = 0;
  let longestStill = 0;
  let peaks = 0;
  let greatestLevelDb = -96;
  for (let frame = first; frame < end; frame++) {
    const change = envelopeChangeDb[frame] ?? 0;
    const kept = Math.min(mostChangeDb, change);
    sum += kept;
    least = Math.min(least, change);
    if (frame > first + edgeFrames && frame < end - edgeFrames) greatest = Math.max(greatest, kept);
    if (
      change > leastPeakDb &&
      change >= (envelopeChangeDb[frame - 1] ?? 0) &&
      change > (envelopeChangeDb[frame + 1] ?? 0)
    )
      peaks++;
    const isStill = change < stillDb;
    if (isStill) still++;
    stillRun = isStill ? stillRun + 1 : 0;
    longestStill = Math.max(longestStill, stillRun);
    greatestLevelDb = Math.max(greatestLevelDb, intensityDbfs[frame] ?? -96);
  }
  let quietRun = 0;
  let longestQuiet = 0;
  for (let frame = first; frame < end; frame++) {
    quietRun = (intensityDbfs[frame] ?? -96) < greatestLevelDb - quietDb ? quietRun + 1 : 0;
    longestQuiet = Math.max(longestQuiet, quietRun);
  }
  const length = end - first;
  return {
    meanChangeDb: sum / length,
    leastChangeDb: least,
    greatestChangeDb: greatest,
    stillShare: still / length,
    longestStillFrames: longestStill,
    peaks,
    greatestLevelDb,
    longestQuietFrames: longestQuiet,
  };
};
