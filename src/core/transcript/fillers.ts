import type { Word } from '../../contract/transcript.ts';
import type { LanguageWords } from './languages/language-words.ts';
import { endsPhrase, plainWord } from './plain-word.ts';

/** A filler word or phrase: words `firstWordIndex..lastWordIndex`. */
export interface FillerPhrase {
  readonly text: string;
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
}

/** The fillers of a transcript. `filledPauses` are indexes of words like "um"; no word is in both. */
export interface MarkedFillers {
  readonly filledPauses: readonly number[];
  readonly phrases: readonly FillerPhrase[];
}

const longDrawn = /(\p{L})\1{2,}/gu;
const shortened = (word: string): string => word.replace(longDrawn, '$1');

/** Whether a word of the transcript is a filled pause of the language, drawn out or not ("um", "Ummm,"). */
export const isFilledPauseWord = (text: string, language: LanguageWords): boolean => {
  const word = plainWord(text);
  return (
    language.filledPauses.includes(word) ||
    (shortened(word) !== word &&
      language.filledPauses.some(
        (known) => shortened(known) === shortened(word) || known === shortened(word),
      ))
  );
};

interface Phrase {
  readonly words: readonly string[];
  readonly mustBeSetOff: boolean;
}

const longestFirst = (language: LanguageWords): Phrase[] =>
  [
    ...language.fillers.map((text) => ({ words: text.split(' '), mustBeSetOff: false })),
    ...language.fillersWhenSetOff.map((text) => ({ words: text.split(' '), mustBeSetOff: true })),
  ].toSorted((a, b) => b.words.length - a.words.length);

/**
 * Marks filled pauses and filler words. `pauseBefore` holds the indexes of the words that follow a pause (`wordAfterPause`), and the
 * number of words where the speech ends. Words that also carry meaning count only when set off on both sides: by punctuation, a pause, a
 * filled pause or another filler, or the edge of the transcript.
 */
export const markFillers = (
  words: readonly Word[],
  language: LanguageWords,
  pauseBefore: ReadonlySet<number>,
): MarkedFillers => {
  const plain = words.map(({ text }) => plainWord(text));
  const filledPauses = words.flatMap(({ text }, index) => (isFilledPauseWord(text, language) ? [index] : []));
  const filled = new Set(filledPauses);
  const phrases = longestFirst(language);
  const found: FillerPhrase[] = [];
  const isEdge = (index: number): boolean =>
    index === 0 ||
    index >= words.length ||
    pauseBefore.has(index) ||
    filled.has(index) ||
    filled.has(index - 1) ||
    found.at(-1)?.lastWordIndex === index - 1 ||
    endsPhrase(words[index - 1]?.text ?? '');
  for (let index = 0; index < words.length; index++) {
    const phrase = phrases.find(
      ({ words: wanted, mustBeSetOff }) =>
        wanted.every((word, offset) => plain[index + offset] === word && !filled.has(index + offset)) &&
        (!mustBeSetOff || (isEdge(index) && isEdge(index + wanted.length))),
    );
    if (!phrase) continue;
    const lastWordIndex = index + phrase.words.length - 1;
    found.push({ text: phrase.words.join(' '), firstWordIndex: index, lastWordIndex });
    index = lastWordIndex;
  }
  return { filledPauses, phrases: found };
};
