import { describe, expect, test } from 'vitest';
import { describeFrame, frameFeatureCount } from '../../../src/core/analysis/filled-pause-frames.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';
import { candidate, count, usualOf, voice } from './made-frames.ts';

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
