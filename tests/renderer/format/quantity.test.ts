import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatFineShare,
  formatShare,
} from '../../../src/renderer/format/quantity.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [820, '820 bytes'],
    [1_400_000, '1.4 MB'],
    [59_700_000, '60 MB'],
    [999_600, '1 MB'],
    [2_000_000_000, '2 GB'],
  ])('writes %i as %s', (byteLength, text) => {
    expect(formatBytes(byteLength)).toBe(text);
  });

  it('never shows a number of four digits below the largest unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (byteLength) => {
        expect(Number.parseFloat(formatBytes(byteLength))).toBeLessThan(1000);
      }),
    );
  });
});

describe('formatShare', () => {
  it('rounds down, so that nobody reads a mark that was not reached', () => {
    expect(formatShare(0.699)).toBe('69%');
    expect(formatShare(0.7)).toBe('70%');
    expect(formatShare(1)).toBe('100%');
    expect(formatShare(0)).toBe('0%');
  });

  it('is not misled by binary fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
        expect(formatShare(percent / 100)).toBe(`${percent}%`);
      }),
    );
  });

  it('keeps one decimal where small shares matter', () => {
    expect(formatFineShare(0.034)).toBe('3.4%');
  });
});

describe('formatCount', () => {
  it('uses the singular for one only', () => {
    expect(formatCount(1, 'check', 'checks')).toBe('1 check');
    expect(formatCount(0, 'check', 'checks')).toBe('0 checks');
    expect(formatCount(1200, 'check', 'checks')).toBe('1,200 checks');
  });
});
