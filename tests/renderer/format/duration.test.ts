import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatClock, formatLength, speakLength } from '../../../src/renderer/format/duration.ts';

describe('formatClock', () => {
  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [65_900, '1:05'],
    [3_600_000, '1:00:00'],
    [3_723_000, '1:02:03'],
    [-50, '0:00'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(formatClock(milliseconds)).toBe(text);
  });

  it('never runs ahead of the time it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 8 }), (milliseconds) => {
        const seconds = formatClock(milliseconds)
          .split(':')
          .reduce((sum, part) => sum * 60 + Number(part), 0);
        expect(seconds).toBe(Math.floor(milliseconds / 1000));
      }),
    );
  });
});

describe('formatLength', () => {
  it.each([
    [0, '0 s'],
    [8_400, '8 s'],
    [59_600, '1 min'],
    [240_000, '4 min'],
    [252_000, '4 min 12 s'],
    [3_600_000, '1 h'],
    [3_900_000, '1 h 5 min'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(formatLength(milliseconds)).toBe(text);
  });
});

describe('speakLength', () => {
  it.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [252_000, '4 minutes 12 seconds'],
    [3_660_000, '1 hour 1 minute'],
  ])('says %i ms as %s', (milliseconds, text) => {
    expect(speakLength(milliseconds)).toBe(text);
  });
});
