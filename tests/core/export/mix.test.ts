import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixSounds, soften } from '../../../src/core/export/mix.ts';

describe('mixing', () => {
  it('leaves a single sound as it is, sample for sample', () => {
    const sound = [Float32Array.from([0.1, -0.9, 1, -1])];
    expect(mixSounds([sound], 1, 4)[0]).toEqual(sound[0]);
  });

  it('adds sounds, gives a mono sound to both sides, and is silent where nothing is', () => {
    const mono = [Float32Array.from([0.25, 0.25])];
    const stereo = [Float32Array.from([0.25, 0]), Float32Array.from([-0.25, 0])];
    const [left, right] = mixSounds([mono, stereo], 2, 3);
    expect([...(left ?? [])]).toEqual([0.5, 0.25, 0]);
    expect([...(right ?? [])]).toEqual([0, 0.25, 0]);
  });

  it('never passes full scale, and keeps quiet sounds untouched', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (sample) => {
        expect(Math.abs(soften(sample))).toBeLessThanOrEqual(1);
        if (Math.abs(sample) <= 0.7) expect(soften(sample)).toBe(sample);
      }),
    );
    expect(soften(0.9)).toBeLessThan(soften(1.2));
  });
});
