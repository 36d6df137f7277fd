import type { SpeechFrames } from './speech-frames.ts';
import { envelopeSize } from './spectral-envelope.ts';
import { semitonesOf } from './semitones.ts';

/** What is usual for the voice that has been heard so far. */
export interface SpeakerAverage {
  /** Mean envelope of the pitched frames. */
  readonly envelope: Float64Array;
  /** Mean pitch, semitones above 55 Hz. */
  readonly semitones: () => number;
  /** Takes a frame, if it has pitch. */
  learn(frames: SpeechFrames, frame: number): void;
}

/** Envelope of an average voice, rounded; it stands in until the speaker's own is known. */
const usualEnvelope = [34, 6, 2, 0, 0, 0, 0, 0, 0, 0];
const usualSemitones = 14;
/** Frames with pitch after which what was heard before counts as much as what is usual, and over which the average is taken. */
const trustedFrames = 50;
const mostFrames = 1000;

/** Makes an average that follows a speaker over the last ten seconds with pitch or so. */
export const createSpeakerAverage = (): SpeakerAverage => {
  const envelope = Float64Array.from(usualEnvelope);
  let semitones = usualSemitones;
  let count = trustedFrames;
  return {
    envelope,
    semitones: () => semitones,
    learn: ({ pitchHz, envelopes }, frame) => {
      const hz = pitchHz[frame] ?? 0;
      if (!(hz > 0)) return;
      if (count < mostFrames) count++;
      semitones += (semitonesOf(hz) - semitones) / count;
      for (let k = 0; k < envelopeSize; k++)
        envelope[k] =
          (envelope[k] as number) +
          ((envelopes[frame * envelopeSize + k] ?? 0) - (envelope[k] as number)) / count;
    },
  };
};
