import { describe, expect, test } from 'vitest';
import { isClauseBoundary } from '../../../src/core/transcript/clauses.ts';
import { english } from '../../../src/core/transcript/languages/en.ts';
import { endsPhrase, endsSentence, plainWord } from '../../../src/core/transcript/plain-word.ts';
import { sentencesOf } from '../../../src/core/transcript/sentences.ts';
import { wordAfterPause } from '../../../src/core/transcript/word-gaps.ts';
import { wordsOf } from '../analysis/words.ts';

describe('a plain word', () => {
  test.each([
    ['"Hello,"', 'hello'],
    ['don\u2019t', "don't"],
    ['Über', 'über'],
    ['¿Qué', 'qué'],
    ["c'est-à-dire", "c'est-à-dire"],
    ['—', ''],
  ])('of %s is %s', (text, expected) => {
    expect(plainWord(text)).toBe(expected);
  });

  test('tells where phrases and sentences end', () => {
    expect(['a,', 'a:', 'a—', 'a'].map(endsPhrase)).toEqual([true, true, true, false]);
    expect(['a.', 'a?"', 'a\u2026', 'a,', '3.5'].map(endsSentence)).toEqual([true, true, true, false, false]);
  });
});

describe('sentences', () => {
  test('end at their marks', () => {
    const found = sentencesOf(wordsOf('So it is. Why? Go! and then'));
    expect(
      found.map(({ firstWordIndex, lastWordIndex, mark }) => [firstWordIndex, lastWordIndex, mark]),
    ).toEqual([
      [0, 2, '.'],
      [3, 3, '?'],
      [4, 4, '!'],
      [5, 6, ''],
    ]);
  });

  test('without marks end at long pauses', () => {
    expect(sentencesOf(wordsOf('we are done [800] what now'))).toHaveLength(2);
    expect(sentencesOf(wordsOf('we are done [300] what now'))).toHaveLength(1);
    expect(sentencesOf([])).toEqual([]);
  });
});

describe('a clause boundary', () => {
  const isBoundaryBefore = (text: string, word: string): boolean => {
    const words = wordsOf(text);
    return isClauseBoundary(
      words,
      words.findIndex((one) => one.text === word),
      english,
    );
  };

  test('is behind punctuation, before "because", and before "and we"', () => {
    expect(isBoundaryBefore('it works, here', 'here')).toBe(true);
    expect(isBoundaryBefore('it works because of this', 'because')).toBe(true);
    expect(isBoundaryBefore('it works and we know', 'and')).toBe(true);
  });

  test('is not between words of one clause', () => {
    expect(isBoundaryBefore('slow and hard to manage', 'and')).toBe(false);
    expect(isBoundaryBefore('an alert when a device goes', 'when')).toBe(false);
  });

  test('is at both ends, and without a language only behind punctuation', () => {
    const words = wordsOf('it works because');
    expect([0, 3].map((index) => isClauseBoundary(words, index, english))).toEqual([true, true]);
    expect(isClauseBoundary(words, 2, undefined)).toBe(false);
  });
});

test('a pause falls before the word that starts nearer to its end', () => {
  const words = wordsOf('one two [1000] three');
  expect(wordAfterPause(words, { startMs: 460, endMs: 1490 })).toBe(2);
  expect(wordAfterPause(words, { startMs: 0, endMs: 10 })).toBe(1);
  expect(wordAfterPause(words, { startMs: 5000, endMs: 9000 })).toBe(3);
  expect(wordAfterPause([], { startMs: 0, endMs: 10 })).toBe(0);
});
