import type { Moment } from '../../contract/primitives.ts';
import { frameAtMs, frameStartMs, hopMs } from './frame-grid.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { median, standardDeviation } from './statistics.ts';
import { semitonesOf } from './semitones.ts';

/** Pitch variation is taken over so much speech at a time, pauses left out, in ms (Hincks 2005). */
export const pitchWindowMs = 8000;
/** The last window may be this short, in ms; a window needs this many frames with pitch. */
const leastWindowMs = 4000;
const leastPitchedFrames = 100;
/** What lies an octave or more from the window's median is an error of the pitch tracker, or creak. */
const widestSemitones = 12;

/** A stretch of speech with the standard deviation of its pitch in semitones. */
export interface PitchWindow extends Moment {
  readonly semitones: number;
}

const deviation = (semitones: readonly number[]): number => {
  const middle = median(semitones);
  return standardDeviation(semitones.filter((value) => Math.abs(value - middle) < widestSemitones));
};

/**
 * Variation of the pitch of one window of voice: standard deviation in semitones, from a pitch in Hz for each frame (0 where there is
 * none). Undefined with too little pitch.
 */
export const pitchDeviation = (pitchHz: readonly number[]): number | undefined => {
  const semitones = pitchHz.filter((hz) => hz > 0).map(semitonesOf);
  return semitones.length < leastPitchedFrames ? undefined : deviation(semitones);
};

/** The take's speech, cut into windows of 8 s of voice, each with its variation of pitch. Windows with too little pitch are left out. */
export const pitchWindows = (frames: SpeechFrames, voiced: readonly Moment[]): PitchWindow[] => {
  const windows: PitchWindow[] = [];
  let semitones: number[] = [];
  let voicedFrames = 0;
  let startMs = 0;
  const close = (endMs: number): void => {
    if (semitones.length >= leastPitchedFrames)
      windows.push({ startMs, endMs, semitones: deviation(semitones) });
    semitones = [];
    voicedFrames = 0;
  };
  for (const stretch of voiced) {
    for (let frame = frameAtMs(stretch.startMs); frame < frameAtMs(stretch.endMs); frame++) {
      if (voicedFrames === 0) startMs = frameStartMs(frame);
      voicedFrames++;
      const pitchHz = frames.pitchHz[frame] ?? 0;
      if (pitchHz > 0) semitones.push(semitonesOf(pitchHz));
      if (voicedFrames * hopMs >= pitchWindowMs) close(frameStartMs(frame + 1));
    }
  }
  if (voicedFrames * hopMs >= leastWindowMs) close(voiced.at(-1)?.endMs ?? startMs);
  return windows;
};
