import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGrowingRows } from '../../../src/core/analysis/growing-rows.ts';

test('rows are kept in order, rounded, within a byte', () => {
  const row = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 2000, size: 'max' }), (given) => {
      const rows = createGrowingRows(3);
      for (const one of given) rows.push(one);
      const view = rows.view();
      expect(view).toHaveLength(3 * given.length);
      for (const [i, value] of given.flat().entries())
        expect(view[i]).toBe(Math.max(-127, Math.min(127, Math.round(value))) + 0);
    }),
    { numRuns: 10 },
  );
});
