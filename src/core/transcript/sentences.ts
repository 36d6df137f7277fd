import type { Word } from '../../contract/transcript.ts';
import { endsSentence } from './plain-word.ts';

/** A sentence: words `firstWordIndex..lastWordIndex`. `mark` is its last punctuation, empty where the recogniser wrote none. */
export interface Sentence {
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
  readonly mark: '.' | '?' | '!' | '';
}

/** A pause this long ends a sentence that has no punctuation. */
const pauseBetweenSentencesMs = 700;

const markOf = (text: string): Sentence['mark'] => {
  if (!endsSentence(text)) return '';
  if (text.includes('?')) return '?';
  return text.includes('!') ? '!' : '.';
};

/** Cuts words into sentences at full stops, question and exclamation marks, and at gaps of 700 ms between words. */
export const sentencesOf = (words: readonly Word[]): Sentence[] => {
  const sentences: Sentence[] = [];
  let firstWordIndex = 0;
  for (const [index, { text, endMs }] of words.entries()) {
    const next = words[index + 1];
    const mark = markOf(text);
    const isLast = !next || mark !== '' || next.startMs - endMs >= pauseBetweenSentencesMs;
    if (!isLast) continue;
    sentences.push({ firstWordIndex, lastWordIndex: index, mark });
    firstWordIndex = index + 1;
  }
  return sentences;
};
