import type { Analysis } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import type { Transcript, Word } from '../../../../contract/transcript.ts';
import { type Correction, correctTranscript } from '../../../../core/transcript/corrections.ts';
import { recognisedWords } from '../../../../core/transcript/edits.ts';

/** Below this the recogniser was not sure (METRICS: such a word is marked and never fails a check alone). A word of which it does not tell is not marked: then the report says so of all. */
export const unsureBelow = 0.5;

/** One thing in the running text: a word, a place that does not read as recognised, or an "um" that only the sound holds. */
export type Token =
  | {
      readonly kind: 'word';
      readonly word: Word;
      readonly isFiller: boolean;
      readonly isUnsure: boolean;
    }
  | EditToken
  | { readonly kind: 'filled-pause'; readonly startMs: number; readonly endMs: number };

/** Words `firstWordIndex..lastWordIndex` of the transcript that read `text` instead of `heard`; empty where they were struck out. */
export interface EditToken extends Moment {
  readonly kind: 'edit';
  readonly by: 'repair' | 'speaker';
  readonly text: string;
  readonly heard: string;
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
}

export interface Paragraph {
  readonly startMs: number;
  readonly tokens: readonly Token[];
}

/** A silence this long begins a new paragraph once the one before has some length. */
const paragraphPauseMs = 1200;
const shortestParagraph = 12;
const longestParagraph = 90;

export const startOf = (token: Token): number => (token.kind === 'word' ? token.word.startMs : token.startMs);
const endOf = (token: Token): number => (token.kind === 'word' ? token.word.endMs : token.endMs);

/** The words of an attempt as they are shown. */
export interface ShownWords {
  /** `transcript.json`, of the whole take. */
  readonly transcript: Transcript;
  readonly corrections?: readonly Correction[];
  readonly analysis: Analysis | null;
  /** Whether the analysis counts the corrected words. */
  readonly isCorrected?: boolean;
  /** What counts of the take; left out or null: all. */
  readonly range?: Moment | null;
}

const textOf = (words: readonly { readonly text: string }[]): string =>
  words.map(({ text }) => text).join(' ');

/** The places that do not read as recognised: the speaker's corrections, and repaired names that none of them touches. */
const editsOf = ({ transcript, corrections = [] }: ShownWords): EditToken[] => {
  const { words, edits = [] } = transcript;
  const token = (by: EditToken['by'], first: number, last: number, text: string): EditToken => ({
    kind: 'edit',
    by,
    text,
    heard: textOf(recognisedWords(transcript, first, last)),
    firstWordIndex: first,
    lastWordIndex: last,
    startMs: words[first]?.startMs ?? 0,
    endMs: words[last]?.endMs ?? 0,
  });
  const corrected = corrections.map(({ firstWordIndex, lastWordIndex, text }) =>
    token('speaker', firstWordIndex, lastWordIndex, text),
  );
  const repaired = edits
    .map(({ firstWordIndex: first, wordCount }) =>
      token('repair', first, first + wordCount - 1, textOf(words.slice(first, first + wordCount))),
    )
    .filter(
      (repair) =>
        !corrected.some(
          (one) => one.firstWordIndex <= repair.lastWordIndex && repair.firstWordIndex <= one.lastWordIndex,
        ),
    );
  return [...corrected, ...repaired];
};

/** Words, edited places and heard "um"s in time order. */
export const tokensOf = (shown: ShownWords): Token[] => {
  const { transcript, corrections = [], analysis, isCorrected = false, range = null } = shown;
  const numbers = isCorrected ? correctTranscript(transcript, corrections).baseIndexes : null;
  const recognisedIndex = (index: number): number => numbers?.[index] ?? index;
  const fillers = new Set<number>();
  for (const { firstWordIndex, lastWordIndex } of analysis?.fillerWords ?? []) {
    for (let index = firstWordIndex; index <= lastWordIndex; index += 1) fillers.add(recognisedIndex(index));
  }
  const heard: Token[] = [];
  for (const { wordIndex, startMs, endMs } of analysis?.filledPauses ?? []) {
    if (wordIndex === undefined) heard.push({ kind: 'filled-pause', startMs, endMs });
    else fillers.add(recognisedIndex(wordIndex));
  }
  const edits = new Map(editsOf(shown).map((edit) => [edit.firstWordIndex, edit]));
  const words: Token[] = [];
  for (let index = 0; index < transcript.words.length; ) {
    const edit = edits.get(index);
    const word = transcript.words[index];
    if (edit) words.push(edit);
    else if (word)
      words.push({
        kind: 'word',
        word,
        isFiller: fillers.has(index),
        isUnsure: word.probability !== null && word.probability < unsureBelow,
      });
    index = edit ? edit.lastWordIndex + 1 : index + 1;
  }
  const counts = (token: Token): boolean => {
    const middleMs = (startOf(token) + endOf(token)) / 2;
    return !range || (middleMs >= range.startMs && middleMs < range.endMs);
  };
  return [...words, ...heard].filter(counts).sort((a, b) => startOf(a) - startOf(b));
};

/** The words of the transcript that a token stands for; null for a sound. */
export const wordsOfToken = (token: Token): { readonly first: number; readonly last: number } | null => {
  if (token.kind === 'filled-pause') return null;
  if (token.kind === 'edit') return { first: token.firstWordIndex, last: token.lastWordIndex };
  return { first: token.word.index, last: token.word.index };
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
export const wordAt = (words: readonly Pick<Word, 'startMs'>[], atMs: number): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.startMs ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
