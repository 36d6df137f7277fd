import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../src/backend/score-differences.ts';

describe('differencesOf', () => {
  it('names the leaves that differ, and what each side has there', () => {
    const received = { share: 0.5, criteria: [{ share: 1 }, { share: 0 }], extra: 'x' };
    const rerun = { share: 0.6, criteria: [{ share: 1 }], outcome: 'failed' };
    expect(differencesOf(received, rerun)).toEqual([
      { path: 'share', received: '0.5', rerun: '0.6' },
      { path: 'criteria.1', received: '{"share":0}', rerun: null },
      { path: 'extra', received: '"x"', rerun: null },
      { path: 'outcome', received: null, rerun: '"failed"' },
    ]);
  });

  it('finds nothing between equal values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const one: unknown = JSON.parse(JSON.stringify(value));
        expect(differencesOf(one, structuredClone(one))).toEqual([]);
      }),
    );
  });

  it('finds something between values whose leaves differ', () => {
    const leaves = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.oneof(fc.integer(), fc.string(), fc.boolean()),
    );
    fc.assert(
      fc.property(leaves, leaves, (left, right) => {
        const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
        const differing = [...keys].filter((key) => left[key] !== right[key]);
        expect(
          differencesOf(left, right)
            .map(({ path }) => path)
            .sort(),
        ).toEqual(differing.sort().slice(0, 50));
      }),
    );
  });

  it('stops at the limit', () => {
    const many = (value: number) =>
      Object.fromEntries(Array.from({ length: 100 }, (_, key) => [`key${key}`, value]));
    expect(differencesOf(many(1), many(2), 7)).toHaveLength(7);
  });
});
