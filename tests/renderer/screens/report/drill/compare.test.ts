import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Band, Measure } from '../../../../../src/contract/analysis.ts';
import { verdictOf } from '../../../../../src/core/analysis/bands.ts';
import { compareTries, scaleOf } from '../../../../../src/renderer/screens/report/drill/compare.ts';

const measured = (value: number | null, band: Band = { from: 2, to: 4 }): Measure => ({
  id: 'syllable-rate',
  value,
  unit: 'syllables/s',
  band,
  verdict: value === null ? 'cannot-judge' : verdictOf(value, band),
  moments: [],
});

describe('compareTries', () => {
  it('says whether a try is in the band, nearer to it or farther off', () => {
    expect(compareTries(measured(6), measured(3.9))).toBe('reached');
    expect(compareTries(measured(6), measured(4.5))).toBe('nearer');
    expect(compareTries(measured(4.5), measured(6))).toBe('farther');
    expect(compareTries(measured(4.52), measured(4.48))).toBe('same');
  });

  it('says nothing where nothing can be told', () => {
    expect(compareTries(measured(null), measured(3))).toBeUndefined();
    expect(compareTries(measured(3), measured(null))).toBeUndefined();
    expect(compareTries(measured(3, {}), measured(5, {}))).toBeUndefined();
  });
});

describe('scaleOf', () => {
  it('shows every value and the ends of the band', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -60, max: 200, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (values) => {
          const { shareOf, band } = scaleOf(values, { from: 2, to: 4 });
          for (const share of [...values.map(shareOf), ...(band ?? [])]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('leaves an open end open', () => {
    expect(scaleOf([3], { to: 5 }).band?.[0]).toBe(0);
    expect(scaleOf([3], { from: 2 }).band?.[1]).toBe(1);
    expect(scaleOf([3], {}).band).toBeUndefined();
  });
});
