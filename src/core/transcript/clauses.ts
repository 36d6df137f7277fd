import type { Word } from '../../contract/transcript.ts';
import type { LanguageWords } from './languages/language-words.ts';
import { endsPhrase, plainWord } from './plain-word.ts';

/**
 * Whether a clause begins with word `index` (0..words.length): at the edges of the transcript, behind punctuation, before a word that
 * opens a clause ("because"), or before a joining word that a subject follows ("and we"). Without a language only punctuation counts.
 */
export const isClauseBoundary = (
  words: readonly Word[],
  index: number,
  language: LanguageWords | undefined,
): boolean => {
  const before = words[index - 1];
  const after = words[index];
  if (!before || !after || endsPhrase(before.text)) return true;
  const word = plainWord(after.text);
  if (!language) return false;
  if (language.clauseOpeners.includes(word)) return true;
  return (
    language.joiners.includes(word) &&
    language.clauseSubjects.includes(plainWord(words[index + 1]?.text ?? ''))
  );
};
