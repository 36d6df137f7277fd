import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fusedProbability,
  leastSyllablesOf,
  wordEvidence,
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

  test('a word with time and a nucleus of its own leaves room, a drawn-out one does not', () => {
    const after = { voiced: [{ startMs: 0, endMs: 800 }], nucleiAtMs: [200, 600] };
    const drawnOut = { voiced: [{ startMs: 350, endMs: 800 }], nucleiAtMs: [600] };
    const room = wordEvidence(ranOver, after, [])(sound);
    const none = wordEvidence(ranOver, drawnOut, [])(sound);
    expect(room.room).toBeGreaterThan(1);
    expect(room.missing).toBeCloseTo(0);
    expect(none.room).toBeLessThan(0.4);
    expect(none.missing).toBeLessThan(-0.5);
  });

  test('another hesitation beside it is no time of the word', () => {
    const around = { voiced: [{ startMs: 0, endMs: 800 }], nucleiAtMs: [200, 600] };
    const alone = wordEvidence(ranOver, around, [])(sound);
    const beside = wordEvidence(ranOver, around, [{ startMs: 60, endMs: 390 }])(sound);
    expect(beside.room).toBeLessThan(alone.room);
    expect(beside.missing).toBeLessThan(alone.missing);
  });

  test('more room, fewer missing syllables and a surer ear never make a filled pause less likely', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, (heard, more, room, missing) => {
        const least = fusedProbability(heard, { room, missing: -missing });
        expect(
          fusedProbability(Math.min(1, heard + more), { room, missing: -missing }),
        ).toBeGreaterThanOrEqual(least);
        expect(fusedProbability(heard, { room: room + more, missing: -missing })).toBeGreaterThanOrEqual(
          least,
        );
        expect(fusedProbability(heard, { room, missing: 0 })).toBeGreaterThanOrEqual(least);
        expect(least).toBeGreaterThan(0);
        expect(least).toBeLessThan(1);
      }),
    );
  });
});
