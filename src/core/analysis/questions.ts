import type { Question } from '../../contract/analysis.ts';
import type { Word } from '../../contract/transcript.ts';
import { isFilledPauseWord } from '../transcript/fillers.ts';
import type { LanguageWords } from '../transcript/languages/language-words.ts';
import { endsPhrase, plainWord } from '../transcript/plain-word.ts';
import { type Sentence, sentencesOf } from '../transcript/sentences.ts';

const startsWith = (words: readonly string[], starts: readonly string[]): boolean => {
  const text = `${words.join(' ')} `;
  return starts.some((start) => text.startsWith(`${start} `));
};

/** Drops "so", "and", "um" before the question proper. */
const withoutLeadIns = (words: readonly string[], language: LanguageWords): string[] => {
  let at = 0;
  while (
    at < words.length - 1 &&
    (language.leadIns.includes(words[at] ?? '') || isFilledPauseWord(words[at] ?? '', language))
  )
    at++;
  return words.slice(at);
};

/** The clauses of a sentence, cut at its punctuation, as plain words. */
const clausesOf = (words: readonly Word[]): string[][] => {
  const clauses: string[][] = [[]];
  for (const { text } of words) {
    clauses.at(-1)?.push(plainWord(text));
    if (endsPhrase(text)) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
};

const isOpen = (words: readonly Word[], language: LanguageWords): boolean =>
  clausesOf(words)
    .map((clause) => withoutLeadIns(clause, language))
    .some(
      (clause) =>
        startsWith(clause, language.openQuestionStarts) && !startsWith(clause, language.closedQuestionStarts),
    );

const isQuestion = (
  { mark }: Sentence,
  words: readonly Word[],
  language: LanguageWords | undefined,
): boolean => {
  if (mark !== '') return mark === '?';
  if (!language) return false;
  const plain = withoutLeadIns(
    words.map(({ text }) => plainWord(text)),
    language,
  );
  return startsWith(plain, language.questionStarts);
};

/**
 * The speaker's questions: sentences that end with a question mark, and sentences left without any mark that begin like a question. Open
 * are those with a clause that begins with what, how, why and the like; "how many" asks for a number and is not open. Without a language
 * no question is called open.
 */
export const findQuestions = (words: readonly Word[], language: LanguageWords | undefined): Question[] =>
  sentencesOf(words).flatMap((sentence) => {
    const own = words.slice(sentence.firstWordIndex, sentence.lastWordIndex + 1);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last || !isQuestion(sentence, own, language)) return [];
    return [
      {
        startMs: first.startMs,
        endMs: last.endMs,
        firstWordIndex: first.index,
        lastWordIndex: last.index,
        isOpen: language !== undefined && isOpen(own, language),
      },
    ];
  });
