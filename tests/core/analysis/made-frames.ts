import { createSpeakerAverage, type SpeakerUsual } from '../../../src/core/analysis/speaker-average.ts';
import { envelopeSize } from '../../../src/core/analysis/spectral-envelope.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';

/** Frames of a made voice. */
export const count = 400;
/** Where it is still. */
export const candidate = { first: 300, end: 340 };

/** A voice whose mouth moves so much, dB, but for a stillness from 3 to 3.4 s, at a pitch that swings so far around 120 Hz. */
export const voice = (changeDb: number, swingSemitones: number): SpeechFrames => {
  const column = (of: (frame: number) => number): Float32Array =>
    Float32Array.from({ length: count }, (_, k) => of(k));
  const isStill = (frame: number): boolean => frame >= candidate.first && frame < candidate.end;
  return {
    count,
    levelDbfs: column(() => -24),
    intensityDbfs: column((frame) => (isStill(frame) ? -28 : -24)),
    pitchHz: column((frame) => 120 * 2 ** ((isStill(frame) ? 0 : swingSemitones * Math.sin(frame / 9)) / 12)),
    envelopeChangeDb: column((frame) => (isStill(frame) ? 0.3 : 1 + 0.5 * Math.sin(frame / 3)) * changeDb),
    envelopes: Int8Array.from({ length: count * envelopeSize }, (_, i) =>
      Math.round(
        20 * Math.sin(i % envelopeSize) + (isStill(Math.floor(i / envelopeSize)) ? 0 : 10 * Math.sin(i / 50)),
      ),
    ),
    clippedSamples: column(() => 0),
  };
};

/** What is usual for it before that. */
export const usualOf = (frames: SpeechFrames): SpeakerUsual => {
  const speaker = createSpeakerAverage();
  for (let frame = 0; frame < candidate.first; frame++) speaker.learn(frames, frame);
  return speaker.usual;
};
