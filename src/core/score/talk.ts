import type { Analysis } from '../../contract/analysis.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Evidence } from '../../contract/score.ts';
import type { Transcript, Word } from '../../contract/transcript.ts';
import { type Lexicon, lexiconOf } from '../kit/wording/lexicon.ts';
import { type Token, tokenise } from '../kit/wording/tokens.ts';
import type { TokenRange } from './phrase-matcher.ts';

/** Words recognised with less than this are never taken for sure, nor are those of which the recogniser does not tell. */
const sureProbability = 0.5;

const isSureWord = ({ probability }: Word): boolean => probability !== null && probability >= sureProbability;

/** A speaker starts to talk a little before or after the click that opens a section. */
const sectionEdgeMs = 1500;
const longestQuote = 200;

/** What was said, ready to be searched. `tokens[i]` is made of `words[firstWord..lastWord]`. */
export interface Talk {
  readonly words: readonly Word[];
  readonly tokens: readonly Token[];
  readonly isSure: readonly boolean[];
  readonly lexicon: Lexicon;
}

/** Takes a transcript's words apart. */
export function readTalk(transcript: Pick<Transcript, 'language' | 'words'>): Talk {
  const { words } = transcript;
  const lexicon = lexiconOf(transcript.language);
  const tokens = tokenise(
    words.map((word) => word.text),
    lexicon,
  );
  const isSure = tokens.map((token) => words.slice(token.firstWord, token.lastWord + 1).every(isSureWord));
  return { words, tokens, isSure, lexicon };
}

/** Shortens a text to `length` characters without cutting one in two. */
export const clip = (text: string, length: number): string => {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}\u2026`;
};

const spokenText = (words: readonly Word[]): string => words.map((word) => word.text).join(' ');

/** The words of tokens `first..last` as evidence. Times in steps of 100 ms, since word times differ by as much between machines. */
export function evidenceOf(talk: Talk, firstToken: number, lastToken: number): Evidence {
  const firstPlace = talk.tokens[firstToken]?.firstWord ?? 0;
  const words = talk.words.slice(firstPlace, (talk.tokens[lastToken]?.lastWord ?? firstPlace) + 1);
  const startMs = Math.min(...words.map((word) => word.startMs));
  const endMs = Math.max(...words.map((word) => word.endMs));
  return {
    startMs: Math.floor(startMs / 100) * 100,
    endMs: Math.ceil(endMs / 100) * 100,
    quote: clip(spokenText(words), longestQuote),
    firstWordIndex: words[0]?.index ?? 0,
    lastWordIndex: words.at(-1)?.index ?? 0,
  };
}

/** Whether every word of a piece of evidence was recognised surely. */
export const isSureEvidence = (talk: Talk, { firstWordIndex = 0, lastWordIndex = -1 }: Evidence): boolean =>
  lastWordIndex >= firstWordIndex &&
  talk.words.filter(({ index }) => index >= firstWordIndex && index <= lastWordIndex).every(isSureWord);

/** A moment as evidence, with the words said there if there are any. */
export function evidenceAt(talk: Talk | null, { startMs, endMs }: Moment): Evidence {
  const words = talk?.words.filter((word) => word.startMs < endMs && word.endMs > startMs) ?? [];
  return { startMs, endMs, quote: clip(spokenText(words), longestQuote) };
}

/** The stretches of tokens that lie in the moments, by the middle of each token's first word. */
export function rangesWithin(talk: Talk, moments: readonly Moment[]): TokenRange[] {
  const inside = talk.tokens.map(({ firstWord }) => {
    const word = talk.words[firstWord];
    const middleMs = word ? (word.startMs + word.endMs) / 2 : -1;
    return moments.some(
      ({ startMs, endMs }) => middleMs >= startMs - sectionEdgeMs && middleMs < endMs + sectionEdgeMs,
    );
  });
  const ranges: TokenRange[] = [];
  for (let from = inside.indexOf(true); from >= 0; from = inside.indexOf(true, ranges.at(-1)?.to)) {
    const after = inside.indexOf(false, from);
    ranges.push({ from, to: after < 0 ? inside.length : after });
    if (after < 0) break;
  }
  return ranges;
}

/** The tokens made of the words with these indices, for stretches that the analysis names by word index. */
export function rangeOfWords(talk: Talk, firstWordIndex: number, lastWordIndex: number): TokenRange {
  const isInside = (place: number): boolean => {
    const index = talk.words[place]?.index ?? -1;
    return index >= firstWordIndex && index <= lastWordIndex;
  };
  const from = talk.tokens.findIndex((token) => isInside(token.firstWord));
  const last = talk.tokens.findLastIndex((token) => isInside(token.firstWord));
  return from < 0 ? { from: 0, to: 0 } : { from, to: last + 1 };
}

/** Voice was there, but too few of its words were recognised surely to say that something was not said. */
export function isBadlyHeard(talk: Talk, analysis: Analysis, ranges: readonly TokenRange[]): boolean {
  const voicedSeconds =
    analysis.voiced.reduce((sum, { startMs, endMs }) => sum + Math.max(0, endMs - startMs), 0) / 1000;
  if (voicedSeconds >= 5 && talk.words.length < voicedSeconds * 0.4) return true;
  const sure = ranges.flatMap(({ from, to }) => talk.isSure.slice(from, to));
  return sure.length > 0 && sure.filter((isSure) => !isSure).length > sure.length * 0.4;
}
