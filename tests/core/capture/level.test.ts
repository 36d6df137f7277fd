import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { soundLevel } from '../../../src/core/capture/level.ts';

describe('sound level', () => {
  test('a sine at half of full scale is at -9 dBFS, its peak at -6', () => {
    const sine = Float32Array.from({ length: 4800 }, (_, index) => 0.5 * Math.sin(index / 7));
    const level = soundLevel(sine);
    expect(level.rootMeanSquareDbfs).toBeCloseTo(-9.03, 1);
    expect(level.peakDbfs).toBeCloseTo(-6.02, 1);
    expect(level.clipped).toBe(false);
  });

  test('nothing is silence, full scale is clipped', () => {
    expect(soundLevel(new Float32Array())).toEqual({
      rootMeanSquareDbfs: -100,
      peakDbfs: -100,
      clipped: false,
    });
    expect(soundLevel(Float32Array.of(0, -1))).toMatchObject({ peakDbfs: 0, clipped: true });
  });

  test('levels stay between silence and full scale', () => {
    fc.assert(
      fc.property(fc.float32Array({ min: -2, max: 2, noNaN: true }), (samples) => {
        const { rootMeanSquareDbfs, peakDbfs } = soundLevel(samples);
        expect(peakDbfs).toBeLessThanOrEqual(0);
        expect(rootMeanSquareDbfs).toBeGreaterThanOrEqual(-100);
        expect(rootMeanSquareDbfs).toBeLessThanOrEqual(peakDbfs + 1e-9);
      }),
    );
  });
});
