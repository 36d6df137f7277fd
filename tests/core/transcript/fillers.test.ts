import { describe, expect, test } from 'vitest';
import { isFilledPauseWord, markFillers } from '../../../src/core/transcript/fillers.ts';
import { english } from '../../../src/core/transcript/languages/en.ts';
import { languageWords } from '../../../src/core/transcript/languages/languages.ts';
import { wordsOf } from '../analysis/words.ts';

const fillersIn = (text: string, pauseBefore: readonly number[] = []): string[] =>
  markFillers(wordsOf(text), english, new Set(pauseBefore)).phrases.map((phrase) => phrase.text);

describe('filled pauses in words', () => {
  test.each(['um', 'Um,', 'ummm', 'Uhhh...', 'hmm', 'Mmmm', 'ER', 'erm—'])('"%s" is one', (text) => {
    expect(isFilledPauseWord(text, english)).toBe(true);
  });

  test.each(['umbrella', 'her', 'a', "I'm", 'hum', '', '...'])('"%s" is none', (text) => {
    expect(isFilledPauseWord(text, english)).toBe(false);
  });

  test.each([
    ['de', 'ähm', 'er'],
    ['fr', 'euh', 'eu'],
    ['es', 'eh', 'es'],
    ['pt', 'hum', 'um'],
    ['nl', 'euh', 'er'],
  ])('in "%s": "%s", but not the word "%s"', (code, filledPause, word) => {
    const language = languageWords(code) ?? english;
    expect(isFilledPauseWord(filledPause, language)).toBe(true);
    expect(isFilledPauseWord(word, language)).toBe(false);
  });
});

describe('filler words', () => {
  test.each([
    ['So, um, today I will show you', ['so']],
    ['You know, most teams start here.', ['you know']],
    ['So basically, the agent collects the data.', ['so basically']],
    ['It was, like, really slow.', ['like']],
    ['It is literally one click.', ['literally']],
    ['This saves time, right?', ['right']],
    ['Well, I mean, it works.', ['well', 'i mean']],
  ])('in "%s" are %j', (text, expected) => {
    expect(fillersIn(text)).toEqual(expected);
  });

  test.each([
    'Do you know our team?',
    'It looks like this.',
    'It was so slow that we left.',
    'Turn right at the corner.',
    'What kind of report is it?',
    'That is what I mean by this.',
  ])('are not found in "%s", where the word means something', (text) => {
    expect(fillersIn(text)).toEqual([]);
  });

  test('may be set off by pauses instead of commas', () => {
    expect(fillersIn('it was like really slow')).toEqual([]);
    expect(fillersIn('it was like really slow', [2, 3])).toEqual(['like']);
  });

  test('are given with the words that they cover', () => {
    expect(markFillers(wordsOf('um you know, it works'), english, new Set())).toEqual({
      filledPauses: [0],
      phrases: [{ text: 'you know', firstWordIndex: 1, lastWordIndex: 2 }],
    });
  });
});
