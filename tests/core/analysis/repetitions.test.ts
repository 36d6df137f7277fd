import { describe, expect, test } from 'vitest';
import { findRepetitions } from '../../../src/core/analysis/repetitions.ts';
import { english } from '../../../src/core/transcript/languages/en.ts';
import { wordsOf } from './words.ts';

const repeated = (text: string, filledPauses: readonly number[] = []): string[] =>
  findRepetitions(wordsOf(text), english, filledPauses).map((one) => one.text);

describe('repetitions', () => {
  test.each([
    ['we open the the page', ['the']],
    ['I think I think it works', ['i think']],
    ['so we can see we can see the chart', ['we can see']],
    ['The the page', ['the']],
    ['it is, it is here', ['it is']],
    ['the the the page', ['the']],
  ])('are found in "%s"', (text, expected) => {
    expect(repeated(text)).toEqual(expected);
  });

  test.each([
    'a very very long day',
    'call five five five nine',
    'This is it. It is here.',
    'we can see that we can do it',
    'no no no',
    '',
  ])('are not found in "%s"', (text) => {
    expect(repeated(text)).toEqual([]);
  });

  test('may have a filled pause between them', () => {
    expect(repeated('the um the page', [1])).toEqual(['the']);
  });

  test('cover all the words, from the first time to the last', () => {
    expect(findRepetitions(wordsOf('we open the the the page'), english, [])).toEqual([
      { startMs: 500, endMs: 1200, text: 'the', firstWordIndex: 2, lastWordIndex: 4 },
    ]);
  });
});
