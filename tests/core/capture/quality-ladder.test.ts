import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFrameWanted, qualityLadder } from '../../../src/core/capture/quality-ladder.ts';

const fullHd = { bitsPerSecond: 4_000_000, framesPerSecond: 30, widthPixels: 1920, heightPixels: 1080 };

describe('quality ladder', () => {
  test('gives up bits first, then frames, then pixels', () => {
    expect(
      qualityLadder(fullHd).map(
        ({ bitsPerSecond, framesPerSecond, widthPixels, heightPixels }) =>
          `${bitsPerSecond / 1000}k ${framesPerSecond} ${widthPixels}x${heightPixels}`,
      ),
    ).toEqual([
      '4000k 30 1920x1080',
      '2600k 30 1920x1080',
      '1600k 30 1920x1080',
      '1200k 15 1920x1080',
      '880k 10 1920x1080',
      '600k 10 1280x720',
      '400k 10 960x540',
    ]);
  });

  test('a small or slow picture is not made useless', () => {
    const small = { bitsPerSecond: 300_000, framesPerSecond: 8, widthPixels: 320, heightPixels: 180 };
    const last = qualityLadder(small).at(-1);
    expect(last).toMatchObject({ widthPixels: 320, heightPixels: 180, framesPerSecond: 8 });
  });

  test('every rung is even, less than the one above, and keeps the proportions', () => {
    const picture = fc.record({
      bitsPerSecond: fc.integer({ min: 50_000, max: 50_000_000 }),
      framesPerSecond: fc.integer({ min: 5, max: 120 }),
      widthPixels: fc.integer({ min: 100, max: 3840 }).map((pixels) => pixels * 2),
      heightPixels: fc.integer({ min: 100, max: 2160 }).map((pixels) => pixels * 2),
    });
    fc.assert(
      fc.property(picture, (best) => {
        const ladder = qualityLadder(best);
        expect(ladder[0]).toEqual(best);
        for (const [index, rung] of ladder.entries()) {
          const above = ladder[index - 1];
          expect([rung.widthPixels % 2, rung.heightPixels % 2]).toEqual([0, 0]);
          expect(
            Math.abs((rung.widthPixels / best.widthPixels) * best.heightPixels - rung.heightPixels),
          ).toBeLessThan(1 + best.heightPixels / best.widthPixels);
          if (!above) continue;
          expect(rung.bitsPerSecond).toBeLessThan(above.bitsPerSecond);
          expect(rung.framesPerSecond).toBeLessThanOrEqual(above.framesPerSecond);
          expect(rung.heightPixels).toBeLessThanOrEqual(above.heightPixels);
        }
      }),
    );
  });

  test('of 30 frames a second every second or third is taken, also when they jitter', () => {
    const taken = (framesPerSecond: number): number => {
      let last = Number.NEGATIVE_INFINITY;
      let count = 0;
      for (let frame = 0; frame < 300; frame += 1) {
        const atMs = (frame * 1000) / 30 + (frame % 3) * 4;
        if (!isFrameWanted(atMs, last, framesPerSecond)) continue;
        last = atMs;
        count += 1;
      }
      return count;
    };
    expect([taken(30), taken(15), taken(10)]).toEqual([300, 150, 100]);
  });
});
