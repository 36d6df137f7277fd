import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growthPerHour, offsetsOf, pictureFigures, skewFigures, soundLostMs } from './figures.ts';
import { drawNumber } from './marks/draw-picture.ts';
import type { Mark } from './marks/mark-log.ts';
import { bandOf, cellBrightness, cellsOf, numberLimit, numberOf } from './marks/picture-code.ts';
import { createBeepFinder, soundAt } from './marks/sound-code.ts';

const startWallMs = 1_800_000_000_000;

/** Frames 30 a second, given for a time; `lateMs` says how late each comes in the take. */
const frames = (durationMs: number, lateMs: (atMs: number) => number) => {
  const times = Array.from({ length: Math.round(durationMs * 0.03) }, (_, index) => (index * 1000) / 30);
  const given = times.map((atMs, index): Mark => [index % numberLimit, startWallMs + atMs]);
  const inFile = times.map((atMs, index): Mark => [index % numberLimit, atMs + lateMs(atMs)]);
  return offsetsOf(inFile, given, startWallMs);
};

/** Beeps once a second. */
const beeps = (durationMs: number, lateMs: (atMs: number) => number) => {
  const times = Array.from({ length: Math.floor(durationMs / 1000) }, (_, index) => index * 1000);
  const given = times.map((atMs, index): Mark => [index % 10, startWallMs + atMs]);
  const inFile = times.map((atMs, index): Mark => [index % 10, atMs + lateMs(atMs)]);
  return offsetsOf(inFile, given, startWallMs);
};

describe('skew', () => {
  test('a known offset and a known drift are found, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -400, max: 400, noNaN: true }),
        fc.double({ min: -900, max: 900, noNaN: true }),
        (offsetMs, driftMsPerHour) => {
          const durationMs = 120_000;
          const late = (atMs: number): number => offsetMs + (driftMsPerHour * atMs) / 3_600_000;
          const found = skewFigures(
            beeps(durationMs, late),
            frames(durationMs, () => 0),
            durationMs,
          );
          expect(found?.startMs).toBeCloseTo(late(5_000), 0);
          expect(found?.endMs).toBeCloseTo(late(115_000), 0);
          expect(found?.driftMsPerHour).toBeCloseTo(driftMsPerHour, 0);
        },
      ),
    );
  });

  test('what is late for both tracks is no skew', () => {
    const late = (): number => 250;
    const found = skewFigures(frames(60_000, late), beeps(60_000, late), 60_000);
    expect(found?.startMs).toBeCloseTo(0, 6);
    expect(found?.endMs).toBeCloseTo(0, 6);
  });

  test('a track without marks has none', () => {
    expect(
      skewFigures(
        [],
        beeps(60_000, () => 0),
        60_000,
      ),
    ).toBeUndefined();
  });
});

describe('frames', () => {
  test('those that are missing, repeated and unreadable are told apart', () => {
    const marks: Mark[] = [1, 2, 2, 2, 5, -1, 6].map((number, index) => [number, index * 33]);
    expect(pictureFigures(marks, 333, 30)).toEqual({ expected: 10, got: 4, repeated: 2, unreadable: 1 });
  });

  test('every number can be drawn and read again, also where the picture lost its contrast', () => {
    const [width, height] = [320, 180];
    const plane = new Uint8Array(width * height);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: numberLimit - 1 }), (number) => {
        drawNumber(plane, width, height, number);
        const faded = plane.map((value) => 60 + value / 2);
        const { y, height: rows } = bandOf(height);
        const layout = { offset: y * width, stride: width, step: 1 };
        expect(numberOf(cellBrightness(faded, layout, width, rows))).toBe(number);
      }),
    );
  });

  test('a strip that is half one number and half another is not read', () => {
    const torn = [...cellsOf(4095).slice(0, 14), ...cellsOf(4096).slice(14)];
    expect(numberOf(torn.map((white) => (white ? 235 : 16)))).toBeUndefined();
  });
});

describe('sound', () => {
  test('beeps are found at their first sample, with their second, however the sound is cut', () => {
    const rateHz = 48_000;
    const sound = Float32Array.from({ length: 13 * rateHz }, (_, index) => soundAt((index * 1000) / rateHz));
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 5_000 }), (blockLength) => {
        const finder = createBeepFinder(rateHz);
        const heard = [];
        for (let at = 0; at < sound.length; at += blockLength)
          heard.push(...finder.push(sound.subarray(at, at + blockLength)));
        // The first begins without quiet before it.
        expect(heard.map(({ second }) => second)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2]);
        for (const [index, { sampleIndex }] of heard.entries())
          expect(Math.abs(sampleIndex - (index + 1) * rateHz)).toBeLessThan(48);
      }),
      { numRuns: 8 },
    );
  });

  test('what a device left out makes its later beeps late', () => {
    expect(
      soundLostMs([
        [8, 0],
        [9, 1000],
        [0, 2030],
        [2, 4030],
      ]),
    ).toBeCloseTo(30);
  });
});

test('memory that grows by a known amount is found to', () => {
  const samples = [0, 1, 2, 3].map((step) => ({ atMs: step * 60_000, megabytes: 200 + step * 0.5 }));
  expect(growthPerHour(samples)).toBeCloseTo(30);
});
