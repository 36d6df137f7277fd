import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecentColumn } from '../../../src/core/analysis/recent-column.ts';

test('a column of recent values has the last of them at their places, and nothing elsewhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.float({ noNaN: true })), (size, values) => {
      const column = createRecentColumn(size);
      for (const value of values) column.push(value);
      expect(column.length).toBe(values.length);
      for (let index = -2; index < values.length + 2; index++)
        expect(column.at(index)).toBe(index >= values.length - size ? (values[index] ?? 0) : 0);
    }),
  );
});
