import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexMoments } from '../../../src/core/analysis/moment-index.ts';

const moments = fc
  .array(fc.tuple(fc.nat(1000), fc.nat(400)), { maxLength: 20 })
  .map((pairs) =>
    pairs
      .map(([startMs, length]) => ({ startMs, endMs: startMs + length }))
      .toSorted((a, b) => a.startMs - b.startMs),
  );

describe('an index of moments', () => {
  test('finds those that meet a time, as a look at all of them does', () => {
    fc.assert(
      fc.property(moments, fc.nat(1400), fc.nat(400), (all, startMs, length) => {
        const endMs = startMs + length;
        expect(indexMoments(all).meeting(startMs, endMs)).toEqual(
          all.filter((one) => one.startMs <= endMs && one.endMs >= startMs),
        );
      }),
    );
  });

  test('counts those that begin before a time', () => {
    fc.assert(
      fc.property(moments, fc.nat(1400), (all, ms) => {
        expect(indexMoments(all).countBefore(ms)).toBe(all.filter(({ startMs }) => startMs < ms).length);
      }),
    );
  });

  test('a long moment is found after shorter ones that began later have ended', () => {
    const long = { startMs: 0, endMs: 900 };
    const found = indexMoments([long, { startMs: 100, endMs: 200 }, { startMs: 300, endMs: 400 }]);
    expect(found.meeting(500, 600)).toEqual([long]);
  });
});
