import { describe, expect, test } from 'vitest';
import { describeFrame, frameFeatureCount } from '../../../src/core/analysis/filled-pause-frames.ts';
import { createSpeakerAverage } from '../../../src/core/analysis/speaker-average.ts';
import { envelopeSize } from '../../../src/core/analysis/spectral-envelope.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';

const count = 400;
const candidate = { first: 300, end: 340 };

/** A voice whose mouth moves so much, dB, but for a stillness from 3 to 3.4 s, at a pitch that swings so far around 120 Hz. */
const voice = (changeDb: number, swingSemitones: number): SpeechFrames => {
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

const usualOf = (frames: SpeechFrames) => {
  const speaker = createSpeakerAverage();
  for (let frame = 0; frame < candidate.first; frame++) speaker.learn(frames, frame);
  return speaker.usual;
};

describe('the description of a frame', () => {
  const describeAll = (frames: SpeechFrames, usual = usualOf(frames)): Float32Array[] =>
    Array.from({ length: count + 20 }, (_, frame) => {
      const features = new Float32Array(frameFeatureCount).fill(Number.NaN);
      describeFrame(frames, frame, usual, features);
      return features;
    });

  test('has small numbers only, also of frames that are not there', () => {
    for (const frames of [voice(6, 3), voice(2, 0.2), { ...voice(6, 3), pitchHz: new Float32Array(count) }])
      for (const features of describeAll(frames))
        for (const value of features) expect(Math.abs(value)).toBeLessThanOrEqual(3.001);
  });

  test('is much the same for a voice that moves half as much, where movement is told against the own', () => {
    const [lively, calm] = [voice(6, 3), voice(3, 3)];
    const movement = (frames: SpeechFrames): number[] =>
      describeAll(frames)
        .slice(100, candidate.first)
        .map((features) => features[frameFeatureCount - 1] as number);
    const [a, b] = [movement(lively), movement(calm)];
    for (const [k, value] of a.entries()) expect(Math.abs(value - (b[k] as number))).toBeLessThan(0.2);
  });

  test('does not tell how loud a talk is', () => {
    const frames = voice(6, 3);
    const soft = { ...frames, intensityDbfs: frames.intensityDbfs.map((level) => level - 20) };
    expect(describeAll(soft, usualOf(frames)).slice(0, count)).toEqual(describeAll(frames).slice(0, count));
  });
});
