import type { Moment } from '../../contract/primitives.ts';
import { fewestPitched } from './filled-pause-candidates.ts';
import { movementOf } from './filled-pause-movement.ts';
import { frameAtMs } from './frame-grid.ts';
import { glideOf, semitonesOf } from './semitones.ts';
import type { SpeechFrames } from './speech-frames.ts';
import { median } from './statistics.ts';

/** How a sound is spoken. */
export interface VoiceOfSound {
  /** Median pitch against the median of the whole talk, semitones; 0 where it has none. */
  readonly pitchSemitones: number;
  /** Share of it that has a pitch, 0..1. */
  readonly pitchedShare: number;
  /** From the median of its first quarter with a pitch to that of the last, semitones: rising above 0. 0 where too little has a pitch. */
  readonly glideSemitones: number;
  /** Mean change of the spectral envelope within 60 ms, dB. */
  readonly changeDb: number;
}

/** So short a sound is described by what follows it as well, in frames. */
const fewestFrames = 5;

const semitonesIn = ({ pitchHz }: SpeechFrames, first: number, end: number): number[] =>
  Array.from(pitchHz.subarray(first, end), semitonesOf).filter((one) => !Number.isNaN(one));

/** Makes a function that tells how sounds of a talk are spoken. */
export const voiceReaderOf = (frames: SpeechFrames): ((sound: Moment) => VoiceOfSound) => {
  const pitches = frames.pitchHz.filter((pitchHz) => pitchHz > 0).sort();
  const usualSemitones = pitches.length > 0 ? semitonesOf(pitches[pitches.length >> 1] ?? 0) : 0;
  return ({ startMs, endMs }) => {
    const first = frameAtMs(startMs);
    const end = Math.max(first + fewestFrames, frameAtMs(endMs));
    const semitones = semitonesIn(frames, first, end);
    return {
      pitchSemitones: semitones.length > 0 ? median(semitones) - usualSemitones : 0,
      pitchedShare: semitones.length / (end - first),
      glideSemitones: semitones.length >= fewestPitched ? glideOf(semitones) : 0,
      changeDb: movementOf(frames, { first, end }).meanChangeDb,
    };
  };
};
