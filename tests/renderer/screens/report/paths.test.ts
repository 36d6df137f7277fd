import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pause } from '../../../../src/contract/analysis.ts';
import { wavePath } from '../../../../src/renderer/screens/report/player/wave-path.ts';
import {
  boxesPath,
  curvePath,
  curveRange,
  timelineWidth,
  toX,
  toY,
} from '../../../../src/renderer/screens/report/timeline/paths.ts';
import { pauseMarks } from '../../../../src/renderer/screens/report/timeline/pause-marks.ts';

describe('curveRange', () => {
  it('holds every value and the band, with room above', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, (curve) => {
        const range = curveRange(curve, { from: 100, to: 165 });
        const known = curve.filter((value) => value !== null);
        if (known.length === 0) {
          expect(range).toBeUndefined();
          return;
        }
        expect(range?.from).toBeLessThanOrEqual(Math.min(...known, 100));
        expect(range?.to).toBeGreaterThanOrEqual(Math.max(...known, 165));
      }),
    );
  });

  it('does not divide by nothing when the curve is flat', () => {
    const range = curveRange([5, 5], {});
    expect(range && Number.isFinite(toY(5, range, 56))).toBe(true);
  });
});

describe('curvePath', () => {
  const range = { from: 0, to: 10 };
  it('breaks where there is no voice', () => {
    const path = curvePath({ stepMs: 1000, values: [1, 2, null, 3] }, { startMs: 0, endMs: 4000 }, range, 10);
    expect(path).toBe('M0.0 9.0L250.0 8.0M750.0 7.0');
  });

  it('stands on the clock of the take where only a part is shown', () => {
    const path = curvePath(
      { startMs: 2000, stepMs: 1000, values: [1, 2] },
      { startMs: 2000, endMs: 6000 },
      range,
      10,
    );
    expect(path).toBe('M0.0 9.0L250.0 8.0');
  });

  it('draws at most a few thousand points of a take of any length', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => i % 10);
    const path = curvePath({ stepMs: 1000, values }, { startMs: 0, endMs: 100_000_000 }, range, 56);
    expect(path.split('L').length).toBeLessThan(4 * timelineWidth);
  });
});

describe('marks', () => {
  it('keeps short things visible and inside the picture', () => {
    expect(boxesPath([{ startMs: 500, endMs: 501 }], { startMs: 0, endMs: 1000 }, 18)).toBe(
      'M500.0 0h2.0v18h-2.0z',
    );
    expect(toX(2000, { startMs: 0, endMs: 1000 })).toBe(timelineWidth);
    expect(toX(5, { startMs: 0, endMs: 0 })).toBe(0);
  });

  it('draws every pause once: what the screen was loading for is never drawn as a mistake', () => {
    const pause = fc.record<Pause>({
      startMs: fc.nat(1000),
      endMs: fc.nat(1000),
      place: fc.constant('unknown'),
      isLong: fc.boolean(),
      screenChanging: fc.boolean(),
      isDeadAir: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(pause), (pauses) => {
        const marks = pauseMarks(pauses);
        expect(marks.reduce((sum, { moments }) => sum + moments.length, 0)).toBe(pauses.length);
        const strong = marks.find(({ look }) => look === 'strong')?.moments ?? [];
        expect(pauses.filter((one) => one.screenChanging).some((one) => strong.includes(one))).toBe(false);
      }),
    );
  });

  it('draws no pause as one that counts where nobody knows what the screen did', () => {
    const long: Pause = {
      startMs: 1000,
      endMs: 6000,
      place: 'inside-clause',
      isLong: true,
      screenChanging: false,
      isDeadAir: false,
    };
    const looksOf = (pause: Pause) =>
      pauseMarks([pause]).flatMap(({ look, moments }) => (moments.length > 0 ? [look] : []));
    expect(looksOf(long)).toEqual(['strong']);
    expect(looksOf({ ...long, screenUnknown: true })).toEqual(['faint']);
  });
});

describe('wavePath', () => {
  it('has as many bars as asked for, also without a curve', () => {
    expect(wavePath([], 96).split('M')).toHaveLength(97);
    expect(wavePath([-20, null, -30], 10).split('M')).toHaveLength(11);
  });
  it('stays inside its picture for any level', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ min: -200, max: 20, noNaN: true }))), (levels) => {
        for (const [, y] of wavePath(levels, 20).matchAll(/[ V](-?[\d.]+)/g)) {
          expect(Number(y)).toBeGreaterThan(0);
          expect(Number(y)).toBeLessThan(40);
        }
      }),
    );
  });
});
