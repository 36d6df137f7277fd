import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endsOpen, leastSyllablesIn, lettersIn, soundsIn } from '../../../src/core/analysis/spelling.ts';

describe('what spelling tells of a word', () => {
  test.each([
    ['so', 1],
    ['today', 2],
    ['invoice', 2],
    ['the', 1],
    ['table', 2],
    ['über', 2],
    ['2026', 1],
  ])('"%s" has at least %d syllables', (text, least) => {
    expect(leastSyllablesIn(text)).toBe(least);
  });

  test.each([
    ['so', 2],
    ['there', 2],
    ['week', 3],
    ['letter', 4],
    ['customer', 7],
    ['steps', 5],
    ['2026', 4],
    ['—', 1],
  ])('"%s" has about %d sounds', (text, sounds) => {
    expect(soundsIn(text)).toBe(sounds);
  });

  test('a word that ends with a vowel can be held, punctuation or not', () => {
    expect(['so', 'data,', 'more', 'Zoë.'].every(endsOpen)).toBe(true);
    expect(['map', 'list.', '', '42'].some(endsOpen)).toBe(false);
  });

  test('whatever is written has a letter, a sound and a syllable at least, and no more sounds than letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(lettersIn(text)).toBeGreaterThanOrEqual(1);
        expect(soundsIn(text)).toBeGreaterThanOrEqual(1);
        expect(leastSyllablesIn(text)).toBeGreaterThanOrEqual(1);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (text) => {
        expect(soundsIn(text)).toBeLessThanOrEqual(lettersIn(text));
      }),
    );
  });
});
