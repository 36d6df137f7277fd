import type { Repetition } from '../../contract/analysis.ts';
import type { Word } from '../../contract/transcript.ts';
import type { LanguageWords } from '../transcript/languages/language-words.ts';
import { endsSentence, plainWord } from '../transcript/plain-word.ts';

const longestPhrase = 3;

interface SpokenWord {
  readonly word: Word;
  readonly plain: string;
}

const sameWords = (words: readonly SpokenWord[], first: number, length: number): boolean => {
  if (first + 2 * length > words.length) return false;
  for (let k = 0; k < length; k++) {
    const a = words[first + k];
    const b = words[first + length + k];
    // Across a full stop the same word again is a new beginning, not a slip.
    if (!a || !b || a.plain !== b.plain || endsSentence(a.word.text)) return false;
  }
  return true;
};

/**
 * The same one to three words at once again ("we can we can"), with or without a filled pause between. Numbers and words that are doubled
 * on purpose ("very very") are left alone. One entry covers all its repeats, the words said first included.
 */
export const findRepetitions = (
  words: readonly Word[],
  language: LanguageWords | undefined,
  filledPauseWords: readonly number[],
): Repetition[] => {
  const spoken = words
    .filter(({ index }) => !filledPauseWords.includes(index))
    .map((word): SpokenWord => ({ word, plain: plainWord(word.text) }))
    .filter(({ plain }) => plain !== '');
  const isOnPurpose = (plain: string): boolean =>
    /\p{N}/u.test(plain) || (language?.saidTwice.includes(plain) ?? false);
  const found: Repetition[] = [];
  for (let at = 0; at < spoken.length; at++) {
    let length = longestPhrase;
    while (length > 0 && !sameWords(spoken, at, length)) length--;
    if (length === 0) continue;
    let repeats = 1;
    while (sameWords(spoken, at + (repeats - 1) * length, length)) repeats++;
    const phrase = spoken.slice(at, at + length);
    const first = phrase[0]?.word;
    const last = spoken[at + repeats * length - 1]?.word;
    at += repeats * length - 1;
    if (!first || !last || phrase.every(({ plain }) => isOnPurpose(plain))) continue;
    found.push({
      startMs: first.startMs,
      endMs: last.endMs,
      text: phrase
        .map(({ plain }) => plain)
        .join(' ')
        .slice(0, 200),
      firstWordIndex: first.index,
      lastWordIndex: last.index,
    });
  }
  return found;
};
