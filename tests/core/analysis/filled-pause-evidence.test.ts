import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  evidenceOf,
  evidenceSize,
  fusedProbability,
  leastSyllablesOf,
} from '../../../src/core/analysis/filled-pause-evidence.ts';
import { wordsOf } from './words.ts';

describe('what words say about a sound', () => {
  test.each([
    ['so', 1],
    ['today', 2],
    ['invoice', 2],
    ['the', 1],
    ['table', 2],
    ['über', 2],
    ['2026', 1],
  ])('"%s" has at least %d syllables', (text, least) => {
    expect(leastSyllablesOf(text)).toBe(least);
  });

  const ranOver = wordsOf('tour').map((word) => ({ ...word, endMs: 1500 }));
  const sound = { startMs: 400, endMs: 800 };
  const after = { voiced: [{ startMs: 0, endMs: 800 }], nucleiAtMs: [200, 600] };
  const begunLate = ranOver.map((word) => ({ ...word, startMs: 350 }));
  const drawnOut = { voiced: [{ startMs: 350, endMs: 800 }], nucleiAtMs: [600] };
  const judged = (heard: number, ...how: Parameters<typeof evidenceOf>): number =>
    fusedProbability(evidenceOf(...how)(sound, heard));

  test('a word with time and a nucleus of its own beside it speaks for a sound, a drawn-out one does not', () => {
    expect(judged(0, ranOver, after, [])).toBeGreaterThan(8 * judged(0, begunLate, drawnOut, []));
    // Where the ear leans to it.
    expect(judged(1, ranOver, after, [])).toBeGreaterThan(0.7);
    expect(judged(1, begunLate, drawnOut, [])).toBeLessThan(0.3);
  });

  test('another hesitation beside it is no time of the word', () => {
    const beside = judged(0, ranOver, after, [{ startMs: 60, endMs: 390 }]);
    expect(beside).toBeLessThan(judged(0, ranOver, after, []));
  });

  test.each([
    ['a word that ran over it', ranOver, after] as const,
    ['a drawn-out word', begunLate, drawnOut] as const,
  ])('the surer the ear the likelier it is: %s', (_where, words, around) => {
    const likely = [-4, -2, 0, 2, 4].map((heard) => judged(heard, words, around, []));
    expect(likely).toEqual(likely.toSorted((a, b) => a - b));
    expect(likely.at(-1)).toBeGreaterThan(likely[0] ?? 1);
  });

  test('whatever is heard and written gives as many numbers, all of them small', () => {
    const moment = fc
      .tuple(fc.nat(9000), fc.integer({ min: 10, max: 1500 }))
      .map(([startMs, length]) => ({ startMs, endMs: startMs + length }));
    const text = fc.constantFrom(
      'so um today',
      'we [900] show',
      'x',
      '',
      'you [100] may draw your own limits',
    );
    fc.assert(
      fc.property(
        fc.array(moment, { maxLength: 5 }),
        fc.array(fc.nat(9000), { maxLength: 12 }),
        fc.array(moment, { maxLength: 3 }),
        moment,
        text,
        fc.double({ min: -20, max: 20, noNaN: true }),
        (voiced, nucleiAtMs, others, place, written, heard) => {
          const words = written === '' ? [] : wordsOf(written);
          const evidence = evidenceOf(words, { voiced, nucleiAtMs }, others)(place, heard);
          expect(evidence).toHaveLength(evidenceSize);
          for (const value of evidence) expect(Math.abs(value)).toBeLessThanOrEqual(6);
          const probability = fusedProbability(evidence);
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
