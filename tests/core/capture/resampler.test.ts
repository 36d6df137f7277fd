import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createResampler } from '../../../src/core/capture/resampler.ts';

const tone = (frequencyHz: number, rateHz: number, length: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length }, (_, index) => Math.sin((2 * Math.PI * frequencyHz * index) / rateHz));

const powerDb = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length + 1e-12);

const resampled = (
  input: Float32Array<ArrayBuffer>,
  inputRateHz: number,
  outputRateHz: number,
): Float32Array =>
  createResampler({ inputRateHz, outputRateHz, channels: 1 }).process([input])[0] ?? new Float32Array();

describe('resampler', () => {
  test('speech passes unchanged and in time', () => {
    const output = resampled(tone(1000, 48_000, 48_000), 48_000, 16_000);
    const wanted = tone(1000, 16_000, output.length);
    const error = output.map((sample, index) => sample - (wanted[index] ?? 0)).subarray(100);
    expect(powerDb(error)).toBeLessThan(-75);
  });

  test('what 16 kHz cannot hold is taken out instead of folded back', () => {
    for (const frequencyHz of [9000, 12_000, 15_500, 20_000])
      expect(
        powerDb(resampled(tone(frequencyHz, 48_000, 48_000), 48_000, 16_000).subarray(200)),
      ).toBeLessThan(-70);
  });

  test('uneven rates keep their pitch', () => {
    const output = resampled(tone(440, 44_100, 44_100), 44_100, 48_000);
    const wanted = tone(440, 48_000, output.length);
    const error = output.map((sample, index) => sample - (wanted[index] ?? 0)).subarray(200);
    expect(powerDb(error)).toBeLessThan(-75);
  });

  test('how the input is cut does not change the output', () => {
    const input = tone(700, 44_100, 6000);
    const whole = resampled(input, 44_100, 16_000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 20 }), (cuts) => {
        const resampler = createResampler({ inputRateHz: 44_100, outputRateHz: 16_000, channels: 1 });
        const output: number[] = [];
        let at = 0;
        for (const cut of [...cuts, input.length]) {
          output.push(...(resampler.process([input.slice(at, at + cut)])[0] ?? []));
          at = Math.min(input.length, at + cut);
        }
        // Positions are added up differently, so a sample may fall to the kernel before or after; both are good to -90 dB.
        expect(Math.abs(output.length - whole.length)).toBeLessThanOrEqual(1);
        for (const [index, sample] of output.entries()) expect(sample).toBeCloseTo(whole[index] ?? sample, 4);
      }),
      { numRuns: 30 },
    );
  });

  test('at equal rates the sound comes out to the bit', () => {
    const input = tone(7900, 16_000, 4000);
    const output = resampled(input, 16_000, 16_000);
    expect(output.length).toBeGreaterThan(3900);
    for (const [index, sample] of output.entries()) expect(sample).toBeCloseTo(input[index] ?? 0, 7);
  });

  test('a correction makes more or fewer samples of the same sound', () => {
    const longer = createResampler({ inputRateHz: 48_000, outputRateHz: 48_000, channels: 1 });
    const count = longer.process([new Float32Array(48_000)], 0.005)[0]?.length ?? 0;
    expect(count).toBeGreaterThan(48_190);
    expect(count).toBeLessThan(48_245);
  });
});
