import { describe, expect, test } from 'vitest';
import { createPowerSpectrum } from '../../../src/core/analysis/fourier.ts';
import { randomFrom } from './sounds.ts';

const slowSpectrum = (samples: Float32Array): number[] =>
  Array.from({ length: samples.length / 2 + 1 }, (_, k) => {
    let re = 0;
    let im = 0;
    for (const [t, sample] of samples.entries()) {
      re += sample * Math.cos((2 * Math.PI * k * t) / samples.length);
      im -= sample * Math.sin((2 * Math.PI * k * t) / samples.length);
    }
    return re * re + im * im;
  });

describe('power spectrum', () => {
  test.each([4, 8, 64, 512])('of %i samples is that of the discrete Fourier transform', (length) => {
    const random = randomFrom(length);
    const samples = Float32Array.from({ length }, () => random() - 0.5);
    const power = new Float32Array(length / 2 + 1);
    createPowerSpectrum(length)(samples, power);
    for (const [k, expected] of slowSpectrum(samples).entries()) expect(power[k]).toBeCloseTo(expected, 3);
  });

  test('a sine stands in its own bin', () => {
    const samples = Float32Array.from({ length: 512 }, (_, i) => Math.sin((2 * Math.PI * 40 * i) / 512));
    const power = new Float32Array(257);
    createPowerSpectrum(512)(samples, power);
    expect(power.indexOf(Math.max(...power))).toBe(40);
  });

  test.each([0, 2, 3, 100, -8])('refuses the length %i', (length) => {
    expect(() => createPowerSpectrum(length)).toThrow(RangeError);
  });
});
