import { glideOf, semitonesOf } from './semitones.ts';
import type { SpeechFrames } from './speech-frames.ts';

/** A stretch of sound between two boundaries that may be one filled pause: frames `[first, end)`. */
export interface Candidate {
  readonly first: number;
  readonly end: number;
}

/** Frames on both sides that decide whether a frame is a boundary. */
export const boundaryReachFrames = 3;
const leastBoundaryDb = 2;
/** "u-m" has a boundary inside; noise and a creaking voice put in more. */
const mostParts = 5;
const shortestFrames = 17;
const longestFrames = 140;
/** A mouth that moves more than this on average, dB within 60 ms, is speaking. */
const mostMeanChangeDb = 7;
const mostChangeDb = 10;
const leastActiveShare = 0.5;
/**
 * A voice that glides so far from the first quarter to the last says something ("no!"), and so does one that glides less far, but fast. A jump
 * is an error of the pitch tracker.
 */
const mostGlideSemitones = 6;
const leastFastGlideSemitones = 2.5;
const mostSemitonesPerSecond = 16;
const leastJumpSemitones = 2;
/** With a pitch in fewer frames nobody can tell how it glides. */
export const fewestPitched = 8;

/**
 * Whether one sound ends and the next begins at a frame: the change of the spectral envelope is at its highest there, which holds as well
 * where voice begins after silence. No threshold of stillness has to be passed, so noise and weak voicing lose no candidates.
 */
export const isBoundary = ({ envelopeChangeDb }: SpeechFrames, frame: number): boolean => {
  const change = envelopeChangeDb[frame] ?? 0;
  if (change < leastBoundaryDb) return false;
  for (let k = 1; k <= boundaryReachFrames; k++)
    if ((envelopeChangeDb[frame - k] ?? 0) >= change || (envelopeChangeDb[frame + k] ?? 0) > change)
      return false;
  return true;
};

/** Whether pitch moves far without a jump: who hesitates holds it. */
const isGliding = ({ pitchHz }: SpeechFrames, { first, end }: Candidate): boolean => {
  const semitones: number[] = [];
  for (let frame = first; frame < end; frame++) {
    const value = semitonesOf(pitchHz[frame] ?? 0);
    if (Number.isNaN(value)) continue;
    if (Math.abs(value - (semitones.at(-1) ?? value)) >= leastJumpSemitones) return false;
    semitones.push(value);
  }
  if (semitones.length < fewestPitched) return false;
  const glide = Math.abs(glideOf(semitones));
  // From the middle of the first quarter to that of the last.
  const seconds = (semitones.length - (semitones.length >> 2)) / 100;
  return (
    glide >= mostGlideSemitones ||
    (glide >= leastFastGlideSemitones && glide >= mostSemitonesPerSecond * seconds)
  );
};

const isPossible = (
  frames: SpeechFrames,
  { first, end }: Candidate,
  isActive: (frame: number) => boolean,
): boolean => {
  let active = 0;
  let change = 0;
  for (let frame = first; frame < end; frame++) {
    if (isActive(frame)) active++;
    if (frame >= first + 3 && frame < end - 2)
      change += Math.min(mostChangeDb, frames.envelopeChangeDb[frame] ?? 0);
  }
  return (
    active >= leastActiveShare * (end - first) &&
    change < mostMeanChangeDb * (end - first - 5) &&
    !isGliding(frames, { first, end })
  );
};

/** All that may be filled pauses among the stretches that end at the last of these boundaries. */
export const candidatesUpTo = (
  frames: SpeechFrames,
  boundaries: readonly number[],
  isActive: (frame: number) => boolean,
): Candidate[] => {
  const end = boundaries.at(-1) ?? 0;
  return boundaries
    .slice(-1 - mostParts, -1)
    .map((first) => ({ first, end }))
    .filter(
      (one) =>
        end - one.first >= shortestFrames &&
        end - one.first <= longestFrames &&
        isPossible(frames, one, isActive),
    );
};
