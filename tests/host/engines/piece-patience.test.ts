import { describe, expect, it } from 'vitest';
import { PiecePatience } from '../../../src/host/engines/piece-patience.ts';

const base = { path: 'base.bin', byteLength: 80_000_000 };
const large = { path: 'large.bin', byteLength: 10 * 100 * 2 ** 20 };

describe('PiecePatience', () => {
  it('gives a larger model longer, and a small one no less than usual', () => {
    const patience = new PiecePatience();
    expect(patience.limitMs({ path: 'tiny.bin', byteLength: 1 }, 1000)).toBe(1000);
    expect(patience.limitMs(base, 1000)).toBe(1000);
    expect(patience.limitMs(large, 1000)).toBe(10_000);
  });

  it('doubles after each time-out of this model, up to eight times, so that what hangs is found all the same', () => {
    const patience = new PiecePatience();
    const limits = [1, 2, 3, 4, 5].map(() => {
      patience.ranOut(base);
      return patience.limitMs(base, 1000);
    });
    expect(limits).toEqual([2000, 4000, 8000, 8000, 8000]);
    expect(patience.limitMs(large, 1000)).toBe(10_000);
  });

  it('is the usual one again after a piece within it, not after one that needed more', () => {
    const patience = new PiecePatience();
    patience.ranOut(base);
    patience.observe(base, 1000, 1500);
    expect(patience.limitMs(base, 1000)).toBe(2000);
    patience.observe(base, 1000, 900);
    expect(patience.limitMs(base, 1000)).toBe(1000);
  });
});
