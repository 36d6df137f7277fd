import type { Lexicon } from '../kit/wording/lexicon.ts';
import { type Token, tokenisePhrase } from '../kit/wording/tokens.ts';
import type { PhraseMatch, PhraseMatcher, TokenRange } from './phrase-matcher.ts';
import { polarityOf } from './polarity.ts';
import {
  bestWindowAt,
  type Fits,
  type PreparedPhrase,
  preparePhrase,
  startsOf,
  type Window,
} from './window-similarity.ts';

/** A phrase is said from this similarity on; chosen on tests/bench/matcher/dev.json. */
export const matchThreshold = 0.8;
/** From here on it is worth showing as "you came close". */
const nearThreshold = 0.5;
/** An unsure match still needs this much from words that were recognised surely. */
const sureShareOfUnsure = 0.5;

/** What the matcher needs of a talk. `isSure[i]`: token i was recognised with a known probability of 0.5 or more. */
export interface MatcherInput {
  readonly tokens: readonly Token[];
  readonly isSure: readonly boolean[];
  readonly lexicon: Lexicon;
}

const overlaps = (a: Window, b: Window): boolean =>
  a.firstToken <= b.lastToken && b.firstToken <= a.lastToken;

/** The best windows first, each only where none better is. */
function withoutOverlap(windows: readonly Window[], taken: readonly Window[] = []): Window[] {
  const length = (window: Window) => window.lastToken - window.firstToken;
  const ordered = windows.toSorted(
    (a, b) => b.similarity - a.similarity || length(a) - length(b) || a.firstToken - b.firstToken,
  );
  const kept: Window[] = [];
  for (const window of ordered) {
    if (![...taken, ...kept].some((other) => overlaps(other, window))) kept.push(window);
  }
  return kept;
}

/** Compares word stems in a sliding window; knows synonyms, numbers, order, negation and unsure words. */
export function createWindowMatcher({ tokens, isSure, lexicon }: MatcherInput): PhraseMatcher {
  const phrases = new Map<string, PreparedPhrase>();
  const readPhrase = (phrasing: string): PreparedPhrase => {
    const known = phrases.get(phrasing) ?? preparePhrase(tokenisePhrase(phrasing, lexicon));
    phrases.set(phrasing, known);
    return known;
  };
  const isSame: Fits = (index, wanted) => isSure[index] === true && tokens[index]?.stem === wanted.stem;
  const isReadAs: Fits = (index, wanted) => tokens[index]?.stem === wanted.stem;
  const mayBeSame: Fits = (index, wanted) => isSure[index] !== true || tokens[index]?.stem === wanted.stem;

  const scan = (phrase: PreparedPhrase, range: TokenRange, fits: Fits, atLeast: number): Window[] =>
    startsOf(phrase, range, fits, fits, 3).flatMap(
      (start) => bestWindowAt(tokens, phrase, start, range.to, fits, atLeast) ?? [],
    );

  /** Windows that say the phrase if the words that were not recognised surely are others than the recogniser thought. */
  const scanMisread = (phrase: PreparedPhrase, range: TokenRange): Window[] =>
    startsOf(phrase, range, mayBeSame, isSame, phrase.tokens.length).flatMap((start) => {
      const length = Math.min(range.to - start, phrase.tokens.length * 2 + 4);
      const isHopeful = isSure.slice(start, start + length).includes(false);
      const window = isHopeful
        ? bestWindowAt(tokens, phrase, start, range.to, mayBeSame, matchThreshold)
        : undefined;
      if (!window) return [];
      return bestWindowAt(tokens, phrase, start, window.lastToken + 1, isSame, sureShareOfUnsure)
        ? [window]
        : [];
    });

  function search(phrasing: string, range: TokenRange): readonly PhraseMatch[] {
    const phrase = readPhrase(phrasing);
    if (phrase.tokens.length === 0) return [];
    const asMatch =
      (strength: PhraseMatch['strength']) =>
      (window: Window): PhraseMatch => ({
        ...window,
        phrasing,
        strength,
        polarity: polarityOf(tokens, window.firstToken, window.lastToken, phrase.tokens),
      });
    const seen = scan(phrase, range, isSame, nearThreshold);
    const said = withoutOverlap(seen.filter((window) => window.similarity >= matchThreshold));
    const hasUnsure = isSure.slice(range.from, range.to).includes(false);
    const doubtful = hasUnsure
      ? [...scan(phrase, range, isReadAs, matchThreshold), ...scanMisread(phrase, range)]
      : [];
    const unsure = withoutOverlap(doubtful, said);
    const near = withoutOverlap(
      seen.filter((window) => window.similarity < matchThreshold),
      [...said, ...unsure],
    );
    return [
      ...said.map(asMatch('sure')),
      ...unsure.map(asMatch('unsure')),
      ...near.map(asMatch('near')),
    ].toSorted((a, b) => a.firstToken - b.firstToken);
  }

  const answers = new Map<string, readonly PhraseMatch[]>();
  return {
    find(phrasing, range = { from: 0, to: tokens.length }) {
      const key = `${range.from} ${range.to} ${phrasing}`;
      const matches = answers.get(key) ?? search(phrasing, range);
      answers.set(key, matches);
      return matches;
    },
  };
}
