import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAudioTimeline } from '../../../src/core/capture/audio-timeline.ts';

const tone = (frequencyHz: number, rateHz: number, from: number, length: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length }, (_, index) =>
    Math.sin((2 * Math.PI * frequencyHz * (from + index)) / rateHz),
  );

const joined = (parts: readonly Float32Array[]): Float32Array => {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** Where the first sound above a tenth of full scale is, in milliseconds. */
const onsetMs = (samples: Float32Array, rateHz: number, fromMs = 0): number => {
  const from = Math.round((fromMs * rateHz) / 1000);
  return ((samples.subarray(from).findIndex((sample) => Math.abs(sample) > 0.1) + from) * 1000) / rateHz;
};

describe('audio timeline', () => {
  test('sound that starts late follows silence, so that every sample stands at its take time', () => {
    const timeline = createAudioTimeline({ inputRateHz: 48_000, outputRateHz: 16_000, channels: 1 });
    const parts = [...Array(50).keys()].map(
      (block) =>
        timeline.push([tone(440, 48_000, block * 480, 480)], 250 + block * 10)[0] ?? new Float32Array(),
    );
    parts.push(timeline.finish(1000)[0] ?? new Float32Array());
    const all = joined(parts);
    expect(all.length).toBe(16_000);
    expect(onsetMs(all, 16_000)).toBeGreaterThan(248);
    expect(onsetMs(all, 16_000)).toBeLessThan(252);
    expect(Math.max(...all.subarray(0, 3900).map(Math.abs))).toBeLessThan(0.02);
    expect(Math.max(...all.subarray(12_200).map(Math.abs))).toBeLessThan(0.02);
  });

  test('sound from before the start is left out to the sample', () => {
    const timeline = createAudioTimeline({ inputRateHz: 48_000, outputRateHz: 48_000, channels: 1 });
    const parts: Float32Array[] = [];
    for (let block = 0; block < 100; block += 1) {
      const startMs = -237.5 + block * 10;
      // A step at take time 0.
      const step = Float32Array.from({ length: 480 }, (_, i) => (startMs * 48 + i >= 0 ? 0.5 : 0));
      parts.push(timeline.push([step], startMs)[0] ?? new Float32Array());
    }
    const all = joined(parts);
    expect(all[0]).toBeGreaterThan(0.2);
    expect(all[2000]).toBeCloseTo(0.5, 3);
  });

  test('a gap becomes silence of its length, and what follows is in time again', () => {
    const timeline = createAudioTimeline({ inputRateHz: 44_100, outputRateHz: 16_000, channels: 1 });
    const parts: Float32Array[] = [];
    for (let block = 0; block < 200; block += 1) {
      if (block >= 80 && block < 130) continue;
      parts.push(timeline.push([tone(300, 44_100, block * 441, 441)], block * 10)[0] ?? new Float32Array());
    }
    parts.push(timeline.finish(2000)[0] ?? new Float32Array());
    const all = joined(parts);
    expect(all.length).toBe(32_000);
    expect(Math.max(...all.subarray(13_000, 20_600).map(Math.abs))).toBeLessThan(0.02);
    expect(onsetMs(all, 16_000, 900)).toBeGreaterThan(1297);
    expect(onsetMs(all, 16_000, 900)).toBeLessThan(1303);
  });

  test('a device whose clock is off by 150 ppm stays within 5 ms of the take for an hour', () => {
    // Slow rates, for the hour to take a second. The resampler waits for 48 input samples, 24 ms at this rate.
    const deviceRateHz = 2000 * 1.00015;
    const timeline = createAudioTimeline({ inputRateHz: 2000, outputRateHz: 1000, channels: 1 });
    const block = new Float32Array(200);
    const jitter = [0, 3, 1, 6, 0, 2];
    let worst = 0;
    for (let index = 0; index < 36_000; index += 1) {
      const startMs = (index * block.length * 1000) / deviceRateHz;
      timeline.push([block], startMs + (jitter[index % jitter.length] ?? 0));
      const endMs = ((index + 1) * block.length * 1000) / deviceRateHz;
      worst = Math.max(worst, Math.abs(timeline.written() - (endMs - 24)));
    }
    expect(worst).toBeLessThan(5);
  });

  test('the output is as long as asked for, whatever came in', () => {
    const blocks = fc.array(fc.record({ gapMs: fc.integer({ min: -300, max: 900 }), length: fc.nat(2000) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(blocks, fc.constantFrom(8000, 44_100, 48_000), (input, inputRateHz) => {
        const timeline = createAudioTimeline({ inputRateHz, outputRateHz: 16_000, channels: 1 });
        let atMs = 0;
        let total = 0;
        for (const { gapMs, length } of input) {
          atMs += gapMs;
          total += timeline.push([new Float32Array(length).fill(0.3)], atMs)[0]?.length ?? 0;
          atMs += (length * 1000) / inputRateHz;
        }
        const endMs = Math.max(0, Math.ceil(atMs) + 50, Math.ceil(timeline.written() / 16));
        total += timeline.finish(endMs)[0]?.length ?? 0;
        expect(total).toBe(endMs * 16);
      }),
    );
  });

  test('times that are off by a rounding error change no sample', () => {
    const rounding = fc.array(fc.double({ min: -1e-9, max: 1e-9, noNaN: true }), {
      minLength: 20,
      maxLength: 60,
    });
    fc.assert(
      fc.property(rounding, fc.constantFrom(512, 2048), (errors, length) => {
        const timeline = createAudioTimeline({ inputRateHz: 16_000, outputRateHz: 16_000, channels: 1 });
        const input = tone(300, 16_000, 0, errors.length * length);
        const parts = errors.map((error, block) => {
          const samples = input.slice(block * length, (block + 1) * length);
          return timeline.push([samples], (block * length) / 16 + error)[0] ?? new Float32Array();
        });
        parts.push(timeline.finish()[0] ?? new Float32Array());
        const output = joined(parts);
        expect(Math.abs(output.length - input.length)).toBeLessThanOrEqual(1);
        expect(
          output
            .subarray(0, input.length)
            .findIndex((sample, index) => !(Math.abs(sample - (input[index] ?? 0)) < 1e-5)),
        ).toBe(-1);
      }),
    );
  });

  test('two channels become one for speech, and stay two for the recording', () => {
    const left = new Float32Array(4800).fill(0.4);
    const right = new Float32Array(4800).fill(-0.2);
    const mono = createAudioTimeline({ inputRateHz: 48_000, outputRateHz: 16_000, channels: 1 });
    expect(mono.push([left, right], 0)[0]?.[800]).toBeCloseTo(0.1, 4);
    const stereo = createAudioTimeline({ inputRateHz: 48_000, outputRateHz: 48_000, channels: 2 });
    const both = stereo.push([left, right], 0);
    expect([both[0]?.[2400], both[1]?.[2400]]).toEqual([expect.closeTo(0.4, 4), expect.closeTo(-0.2, 4)]);
  });
});
