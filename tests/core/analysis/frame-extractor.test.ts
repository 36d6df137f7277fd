import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFrameExtractor, extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { cutRandomly, joined, mixed, noise, silence, tone, voice, vowels } from './sounds.ts';

const sentence = joined(
  silence(0.2),
  voice({ seconds: 0.8, pitchHz: (t) => 140 + 60 * t, formantsHz: () => vowels.a }),
  noise(0.2),
  voice({ seconds: 0.5, pitchHz: () => 210, formantsHz: () => vowels.i, seed: 3 }),
);

describe('speech frames', () => {
  test('do not depend on how the sound is cut into chunks', () => {
    const whole = extractFrames(sentence);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const extractor = createFrameExtractor();
        for (const chunk of cutRandomly(sentence, seed)) extractor.push(chunk);
        extractor.finish();
        expect(extractor.frames()).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  test('that were given before the end stay as they were', () => {
    const extractor = createFrameExtractor();
    extractor.push(sentence.subarray(0, 16_000));
    const early = extractor.frames();
    expect(early.count).toBeGreaterThan(100 - 15);
    expect(early.pitchHz).toEqual(extractFrames(sentence).pitchHz.subarray(0, early.count));
  });

  test.each([0, 1, 159, 160, 161, 479, 481, 16_001])('cover %i samples, the last one partly', (length) => {
    const frames = extractFrames(new Float32Array(length).fill(0.1));
    expect(frames.count).toBe(Math.ceil(length / 160));
    for (const column of [frames.levelDbfs, frames.intensityDbfs, frames.pitchHz, frames.envelopeChangeDb])
      expect(column.length).toBe(frames.count);
  });

  test('give the level in dBFS: a sine at half scale is 9 dB down, silence is at the floor', () => {
    const frames = extractFrames(joined(tone(440, 1, 0.5), silence(1)));
    expect(frames.levelDbfs[50]).toBeCloseTo(-9.03, 0);
    expect(frames.intensityDbfs[50]).toBeCloseTo(-9.03, 0);
    expect(frames.levelDbfs[150]).toBe(-96);
  });

  test('count clipped samples', () => {
    const loud = tone(200, 1, 3).map((sample) => Math.max(-1, Math.min(1, sample)));
    const clipped = extractFrames(loud).clippedSamples.reduce((sum, count) => sum + count, 0);
    expect(clipped / loud.length).toBeGreaterThan(0.7);
    expect(extractFrames(tone(200, 1, 0.95)).clippedSamples.every((count) => count === 0)).toBe(true);
  });

  test('take what is no number for silence', () => {
    const broken = tone(150, 0.5);
    broken[4000] = Number.NaN;
    broken[4001] = Number.POSITIVE_INFINITY;
    const frames = extractFrames(broken);
    for (const column of [frames.levelDbfs, frames.intensityDbfs, frames.pitchHz, frames.envelopeChangeDb])
      expect(column.every(Number.isFinite)).toBe(true);
  });

  test('nothing can be added after the end', () => {
    const extractor = createFrameExtractor();
    extractor.finish();
    expect(() => extractor.push(silence(0.1))).toThrow('ended');
  });
});

describe('pitch', () => {
  const pitchAround = (samples: Float32Array): number[] => [
    ...extractFrames(samples).pitchHz.subarray(15, -15),
  ];

  test.each([70, 90, 120, 160, 220, 300, 390])(
    'of a voice at %i Hz is right to a quarter of a semitone',
    (hz) => {
      for (const [index, formants] of Object.values(vowels).entries()) {
        const found = pitchAround(
          voice({ seconds: 0.8, pitchHz: () => hz, formantsHz: () => formants, seed: index + 1 }),
        );
        const right = found.filter((pitch) => Math.abs(12 * Math.log2(pitch / hz)) < 0.25);
        expect(right.length / found.length).toBeGreaterThan(0.95);
      }
    },
  );

  test('follows a glide over an octave', () => {
    const pitchHz = (seconds: number): number => 100 * 2 ** seconds;
    const found = pitchAround(voice({ seconds: 1, pitchHz, formantsHz: () => vowels.a }));
    for (const [index, pitch] of found.entries()) {
      const expected = pitchHz((index + 15) * 0.01 + 0.005);
      expect(Math.abs(12 * Math.log2(pitch / expected))).toBeLessThan(0.5);
    }
  });

  test('of a rough voice is not taken for an octave lower', () => {
    const found = pitchAround(
      voice({ seconds: 2, pitchHz: () => 180, formantsHz: () => vowels.schwa, roughness: 0.1 }),
    );
    const lower = found.filter((pitch) => pitch < 130);
    expect(lower.length / found.length).toBeLessThan(0.05);
  });

  test('of a low voice is not taken for the ringing of its first formant', () => {
    for (const formants of [vowels.i, vowels.u, vowels.m]) {
      const found = pitchAround(voice({ seconds: 1, pitchHz: () => 85, formantsHz: () => formants }));
      expect(found.filter((pitch) => pitch > 120).length).toBe(0);
    }
  });

  test('is found in a noisy room', () => {
    const clean = voice({ seconds: 1, pitchHz: () => 130, formantsHz: () => vowels.e });
    const found = pitchAround(mixed(clean, noise(1, 0.1 * 10 ** (-15 / 20))));
    const right = found.filter((pitch) => Math.abs(12 * Math.log2(pitch / 130)) < 0.5);
    expect(right.length / found.length).toBeGreaterThan(0.9);
  });

  test('is absent from noise and silence', () => {
    const found = pitchAround(joined(noise(2, 0.1), silence(1)));
    expect(found.filter((pitch) => pitch > 0).length / found.length).toBeLessThan(0.03);
  });
});
