import { describe, expect, test } from 'vitest';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { createSpeakerAverage } from '../../../src/core/analysis/speaker-average.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';
import { noise, voice, vowels } from './sounds.ts';

const sung = (pitchHz: number, gain = 1, seconds = 2): SpeechFrames =>
  extractFrames(
    voice({ seconds, pitchHz: () => pitchHz, formantsHz: () => vowels.a }).map((value) => value * gain),
  );

const afterHearing = (frames: SpeechFrames) => {
  const speaker = createSpeakerAverage();
  for (let frame = 0; frame < frames.count; frame++) speaker.learn(frames, frame);
  return speaker;
};

describe('what is usual for a speaker', () => {
  test('is learnt from what is heard', () => {
    const { usual } = afterHearing(sung(220));
    expect(Math.abs(usual.semitones - 24)).toBeLessThan(2.5);
    expect(afterHearing(sung(220, 0.1)).usual.levelDbfs).toBeCloseTo(usual.levelDbfs - 20, 1);
  });

  test.each([
    ['as high and as loud', 150, 1, true],
    ['a little deeper and softer', 120, 0.3, true],
    ['more than an octave deeper', 60, 1, false],
    ['20 dB softer', 150, 0.1, false],
  ])('%s: the own voice or another', (_name, pitchHz, gain, expected) => {
    expect(afterHearing(sung(150)).isOwn(sung(pitchHz, gain), 100)).toBe(expected);
  });

  test.each([
    ['20 dB softer, without pitch', 0.02, true],
    ['without pitch, but loud', 0.2, false],
  ])('%s: a breath or not', (_name, level, expected) => {
    const stretch = { first: 20, end: 60 };
    expect(afterHearing(sung(150)).isBreath(extractFrames(noise(1, level)), stretch)).toBe(expected);
    expect(createSpeakerAverage().isBreath(extractFrames(noise(1, level)), stretch)).toBe(true);
  });

  test('a soft voice is no breath', () => {
    expect(afterHearing(sung(150)).isBreath(sung(150, 0.1), { first: 20, end: 60 })).toBe(false);
  });

  test('a voice is no breath before anybody is known', () => {
    expect(createSpeakerAverage().isBreath(sung(150), { first: 20, end: 60 })).toBe(false);
  });

  test('nobody is known in the first second of voice', () => {
    expect(afterHearing(sung(150, 1, 0.8)).isOwn(sung(150), 100)).toBe(false);
  });
});
