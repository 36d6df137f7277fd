import type { Analysis } from '../../../../contract/analysis.ts';
import type { Transcript, Word } from '../../../../contract/transcript.ts';

/** Below this the recogniser was not sure (METRICS: such a word is marked and never fails a check alone). */
export const unsureBelow = 0.5;

/** One thing in the running text: a word, or an "um" that only the sound holds. */
export type Token =
  | {
      readonly kind: 'word';
      readonly word: Word;
      readonly isFiller: boolean;
      readonly isUnsure: boolean;
    }
  | { readonly kind: 'filled-pause'; readonly startMs: number; readonly endMs: number };

export interface Paragraph {
  readonly startMs: number;
  readonly tokens: readonly Token[];
}

/** A silence this long begins a new paragraph once the one before has some length. */
const paragraphPauseMs = 1200;
const shortestParagraph = 12;
const longestParagraph = 90;

const startOf = (token: Token): number => (token.kind === 'word' ? token.word.startMs : token.startMs);
const endOf = (token: Token): number => (token.kind === 'word' ? token.word.endMs : token.endMs);

/** Words and heard "um"s in time order. */
export const tokensOf = (transcript: Transcript, analysis: Analysis | null): Token[] => {
  const fillers = new Set<number>();
  for (const { firstWordIndex, lastWordIndex } of analysis?.fillerWords ?? []) {
    for (let index = firstWordIndex; index <= lastWordIndex; index += 1) fillers.add(index);
  }
  const heard: Token[] = [];
  for (const { wordIndex, startMs, endMs } of analysis?.filledPauses ?? []) {
    if (wordIndex === undefined) heard.push({ kind: 'filled-pause', startMs, endMs });
    else fillers.add(wordIndex);
  }
  const words = transcript.words.map(
    (word): Token => ({
      kind: 'word',
      word,
      isFiller: fillers.has(word.index),
      isUnsure: word.probability < unsureBelow,
    }),
  );
  return [...words, ...heard].sort((a, b) => startOf(a) - startOf(b));
};

/** Running text broken where the speaker paused, so that it can be read. */
export const paragraphsOf = (tokens: readonly Token[]): Paragraph[] => {
  const paragraphs: Token[][] = [];
  let current: Token[] = [];
  let endMs = 0;
  for (const token of tokens) {
    const pausedMs = startOf(token) - endMs;
    const isPause = pausedMs >= paragraphPauseMs && current.length >= shortestParagraph;
    if (current.length === 0 || isPause || current.length >= longestParagraph) {
      current = [];
      paragraphs.push(current);
    }
    current.push(token);
    endMs = Math.max(endMs, endOf(token));
  }
  return paragraphs.flatMap((group) => {
    const [first] = group;
    return first ? [{ startMs: startOf(first), tokens: group }] : [];
  });
};

/** Index of the word that is spoken at this time, or of the last one before it; -1 before the first. Words are in time order. */
export const wordAt = (words: readonly Word[], atMs: number): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.startMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
