import { describe, expect, test } from 'vitest';
import { languages, languageWords } from '../../../src/core/transcript/languages/languages.ts';
import { plainWord } from '../../../src/core/transcript/plain-word.ts';

describe.each(languages)('the word lists of "$code"', (language) => {
  const lists = Object.entries(language).filter((entry): entry is [string, readonly string[]] =>
    Array.isArray(entry[1]),
  );

  test('hold plain words and phrases, none twice', () => {
    for (const [name, list] of lists) {
      expect(list.length, name).toBeGreaterThan(0);
      expect(new Set(list).size, name).toBe(list.length);
      for (const phrase of list) expect(phrase.split(' ').map(plainWord).join(' '), name).toBe(phrase);
    }
  });

  test('keep sounds, fillers and words that may be fillers apart', () => {
    const all = [...language.filledPauses, ...language.fillers, ...language.fillersWhenSetOff];
    expect(new Set(all).size).toBe(all.length);
  });

  test('hold single words where single words are compared', () => {
    for (const word of [
      ...language.filledPauses,
      ...language.joiners,
      ...language.clauseSubjects,
      ...language.leadIns,
      ...language.saidTwice,
    ])
      expect(word).not.toContain(' ');
  });
});

test('a language is found by its code, with or without a region', () => {
  expect(languageWords('en-GB')?.code).toBe('en');
  expect(languageWords('PT_br')?.code).toBe('pt');
  expect(languageWords('fi')).toBeUndefined();
});
