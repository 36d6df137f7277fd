import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeStretcher } from '../../../src/renderer/playback/time-stretch.ts';

const sampleRateHz = 16_000;

const tone = (frequencyHz: number, seconds: number): Float32Array =>
  Float32Array.from(
    { length: Math.round(sampleRateHz * seconds) },
    (_, i) => 0.5 * Math.sin((2 * Math.PI * frequencyHz * i) / sampleRateHz),
  );

const stretch = (samples: Float32Array, rate: number, blockLength: number): Float32Array => {
  const stretcher = createTimeStretcher({ sampleRateHz, rate });
  const out: number[] = [];
  for (let from = 0; from < samples.length; from += blockLength) {
    out.push(...stretcher.push(samples.subarray(from, from + blockLength)));
  }
  out.push(...stretcher.flush());
  return Float32Array.from(out);
};

/** Frequency of a clean tone: half the crossings of zero in a second. */
const frequencyOf = (samples: Float32Array): number => {
  let crossings = 0;
  for (let i = 1; i < samples.length; i += 1) {
    if ((samples[i - 1] ?? 0) < 0 !== (samples[i] ?? 0) < 0) crossings += 1;
  }
  return (crossings / 2 / samples.length) * sampleRateHz;
};

describe('createTimeStretcher', () => {
  it.each([1.25, 1.5])('makes sound shorter by the rate %f and keeps its pitch', (rate) => {
    const input = tone(220, 2);
    const output = stretch(input, rate, 960);
    expect(output.length).toBe(Math.round(input.length / rate));
    expect(frequencyOf(output)).toBeGreaterThan(217);
    expect(frequencyOf(output)).toBeLessThan(223);
  });

  it('keeps the loudness: no beating between frames that do not fit', () => {
    const output = stretch(tone(180, 2), 1.5, 1024);
    for (let from = 1000; from + 800 < output.length - 1000; from += 400) {
      const piece = output.subarray(from, from + 800);
      const meanSquare = piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length;
      expect(Math.sqrt(meanSquare)).toBeGreaterThan(0.3);
      expect(Math.sqrt(meanSquare)).toBeLessThan(0.4);
    }
  });

  it('keeps events at their place divided by the rate', () => {
    const input = new Float32Array(sampleRateHz * 3);
    const clickAt = 2 * sampleRateHz;
    input.set(tone(500, 0.05), clickAt);
    const output = stretch(input, 1.25, 700);
    const loudest = output.reduce(
      (best, sample, i) => (Math.abs(sample) > Math.abs(output[best] ?? 0) ? i : best),
      0,
    );
    expect(Math.abs(loudest / sampleRateHz - 2.025 / 1.25)).toBeLessThan(0.06);
  });

  it('gives the same sound whatever the size of the blocks', () => {
    const input = Float32Array.from(tone(150, 0.6), (sample, i) => sample * Math.sin(i / 900));
    const whole = stretch(input, 1.5, input.length);
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 4000 }), (blockLength) => {
        expect(stretch(input, 1.5, blockLength)).toEqual(whole);
      }),
      { numRuns: 8 },
    );
  });

  it('stays silent on silence and gives nothing for nothing', () => {
    expect(stretch(new Float32Array(8000), 1.5, 512).every((sample) => sample === 0)).toBe(true);
    expect(stretch(new Float32Array(0), 1.5, 512)).toHaveLength(0);
  });
});
