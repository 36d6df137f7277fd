import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeThatFits, sizeWithin } from '../../../../src/core/capture/preflight/fitting-size.ts';
import { judgeDisk, judgeEncoder, minutesOfDisk } from '../../../../src/core/capture/preflight/machine.ts';
import { goodCamera, goodPicture, goodTrial } from './measured.ts';

describe('an encoder that does not keep up', () => {
  const slow = (framesEncoded: number, framesDropped: number) =>
    judgeEncoder(goodTrial({ pictures: [goodPicture({ framesEncoded, framesDropped })] }));

  it('is told with the size that fits what it got through', () => {
    // 60 of 120 frames of 1080p in 4 s are 31 megapixels a second; four fifths of that are 27 frames of 1280 x 720.
    expect(slow(60, 60)).toEqual([
      {
        key: 'encoder-slow',
        severity: 'problem',
        values: {
          now: { widthPixels: 1920, heightPixels: 1080 },
          fits: { widthPixels: 960, heightPixels: 540 },
        },
      },
    ]);
    expect(slow(80, 40)).toMatchObject([{ values: { fits: { widthPixels: 1280, heightPixels: 720 } } }]);
  });

  it('is not slow because of a frame or two at the start', () => {
    expect(slow(117, 3)).toEqual([]);
  });

  it('is slow too when the recorder lowered the quality by itself', () => {
    expect(
      judgeEncoder(goodTrial({ wasAdapted: true, pictures: [goodPicture({ framesEncoded: 90 })] })),
    ).toMatchObject([{ key: 'encoder-slow' }]);
  });

  it('has no size that fits where next to nothing was encoded', () => {
    expect(slow(2, 100)).toMatchObject([{ key: 'encoder-too-slow' }]);
  });

  it('leaves room for the camera', () => {
    const pictures = [goodPicture({ framesEncoded: 80 }), goodCamera({ framesEncoded: 80 })];
    const alone = sizeThatFits(pictures.slice(0, 1), 4000);
    const together = sizeThatFits(pictures, 4000);
    expect(alone).toEqual({ widthPixels: 1280, heightPixels: 720 });
    expect(together?.heightPixels).toBeLessThan(720);
  });

  it('always names a smaller size of the same shape that it could encode in time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 8000 }),
        fc.integer({ min: 200, max: 4400 }),
        fc.nat(400),
        (widthPixels, heightPixels, framesEncoded) => {
          const picture = goodPicture({ widthPixels, heightPixels, framesEncoded });
          const size = sizeThatFits([picture], 4000);
          if (!size) return;
          expect(size.heightPixels).toBeLessThan(heightPixels);
          expect(size.widthPixels % 2).toBe(0);
          expect(size.heightPixels % 2).toBe(0);
          expect(Math.abs(size.widthPixels - (size.heightPixels * widthPixels) / heightPixels)).toBeLessThan(
            2 + widthPixels / heightPixels,
          );
          expect(size.widthPixels * size.heightPixels * 30).toBeLessThanOrEqual(
            (framesEncoded * widthPixels * heightPixels) / 4,
          );
        },
      ),
    );
  });

  it('never enlarges a picture', () => {
    expect(sizeWithin({ widthPixels: 800, heightPixels: 600 }, 1080)).toEqual({
      widthPixels: 800,
      heightPixels: 600,
    });
  });
});

describe('the disk', () => {
  const withFree = (freeDiskBytes: number | undefined, plannedMs = 300_000) =>
    judgeDisk(goodTrial({ freeDiskBytes, plannedMs }));

  it('has room for as many minutes as the rate of the trial gives, less a reserve', () => {
    // 2.5 MB in 4 s are 37.5 MB a minute.
    expect(minutesOfDisk({ bytes: 2_500_000, durationMs: 4000, freeDiskBytes: 4_250_000_000 })).toBe(100);
  });

  it('is a problem below a quarter of an hour, or below twice the plan', () => {
    expect(withFree(700_000_000)).toMatchObject([{ key: 'disk-full', values: { minutes: 5 } }]);
    expect(withFree(4_250_000_000, 3_600_000)).toMatchObject([
      { key: 'disk-full', values: { minutes: 100 } },
    ]);
    expect(withFree(2_000_000_000)).toMatchObject([{ key: 'disk-short', values: { minutes: 40 } }]);
    expect(withFree(4_250_000_000)).toMatchObject([{ key: 'disk-good' }]);
  });

  it('says nothing where nothing is known', () => {
    expect(withFree(undefined)).toEqual([]);
    expect(judgeDisk(goodTrial({ bytes: 0 }))).toEqual([]);
  });

  it('never has fewer minutes for more free bytes', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 50_000_000 }), (a, b, bytes) => {
        const minutes = (freeDiskBytes: number) =>
          minutesOfDisk({ bytes, durationMs: 4000, freeDiskBytes }) ?? -1;
        expect(minutes(Math.max(a, b))).toBeGreaterThanOrEqual(minutes(Math.min(a, b)));
        expect(minutes(a)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
