import type { SpokenAttempt } from './attempt.ts';
import type { PhraseMatch, PhraseMatcher, TokenRange } from './phrase-matcher.ts';

/** What was heard of a set of phrasings, in time order and without overlaps. */
export interface Heard {
  readonly said: readonly PhraseMatch[];
  /** Perhaps said: unsure words, or a negation that may reach it. */
  readonly unsure: readonly PhraseMatch[];
  readonly opposite: readonly PhraseMatch[];
  /** Said, but as part of a list or of the rubric read aloud; does not count. */
  readonly discounted: readonly PhraseMatch[];
  /** The place that came closest. */
  readonly nearest: PhraseMatch | undefined;
}

const overlaps = (a: PhraseMatch, b: PhraseMatch): boolean =>
  a.firstToken <= b.lastToken && b.firstToken <= a.lastToken;

/** Of matches of several phrasings at one place the best counts. */
function bestOfEachPlace(matches: readonly PhraseMatch[]): PhraseMatch[] {
  const kept: PhraseMatch[] = [];
  for (const match of matches.toSorted(
    (a, b) => b.similarity - a.similarity || a.firstToken - b.firstToken,
  )) {
    if (!kept.some((other) => overlaps(other, match))) kept.push(match);
  }
  return kept.toSorted((a, b) => a.firstToken - b.firstToken);
}

/** Listens for the phrasings in the ranges. `isDiscounted` tells matches that do not count as talk. */
export function hear(
  matcher: PhraseMatcher,
  phrasings: readonly string[],
  ranges: readonly TokenRange[],
  isDiscounted: (match: PhraseMatch) => boolean,
): Heard {
  const all = phrasings.flatMap((phrasing) => ranges.flatMap((range) => matcher.find(phrasing, range)));
  const close = all.filter((match) => match.strength !== 'near');
  const counted = close.filter((match) => !isDiscounted(match));
  const isSaid = (match: PhraseMatch) => match.strength === 'sure' && match.polarity === 'same';
  const isOpposite = (match: PhraseMatch) => match.strength === 'sure' && match.polarity === 'opposite';
  return {
    said: bestOfEachPlace(counted.filter(isSaid)),
    unsure: bestOfEachPlace(counted.filter((match) => !isSaid(match) && match.polarity !== 'opposite')),
    opposite: bestOfEachPlace(counted.filter(isOpposite)),
    discounted: bestOfEachPlace(close.filter(isDiscounted)),
    nearest: all
      .filter((match) => match.strength === 'near')
      .toSorted((a, b) => b.similarity - a.similarity || a.firstToken - b.firstToken)[0],
  };
}

const questionOpeners = new Set([
  'do',
  'be',
  'have',
  'can',
  'could',
  'will',
  'would',
  'should',
  'shall',
  'may',
  'might',
]);
const beforeOpener = new Set(['so', 'and', 'but', 'well', 'ok', 'okai', 'now', 'then']);

/** "Is the data encrypted?" asks; "did you know that it is encrypted?" and "it is encrypted, right?" tell. */
export function isAsked({ talk, questions }: SpokenAttempt, match: PhraseMatch): boolean {
  const question = questions.find(
    ({ range }) => match.firstToken < range.to && match.lastToken >= range.from,
  )?.range;
  if (!question) return false;
  if (!talk.lexicon.knowsGrammar) {
    // What a question begins with is known in English only; "..., oder?" after a statement asks nothing.
    const after = question.to - 1 - match.lastToken;
    const isTag = talk.tokens[match.lastToken]?.endsClause === true && after > 0 && after <= 3;
    return !isTag;
  }
  const words = talk.tokens.slice(question.from, question.to);
  const opener = words.findIndex((token) => !beforeOpener.has(token.stem));
  const [first, second, third] = words.slice(Math.max(0, opener));
  if (first?.stem === 'do' && second?.stem === 'you' && third?.stem === 'know') return false;
  return first?.role === 'question' || questionOpeners.has(first?.stem ?? '');
}
