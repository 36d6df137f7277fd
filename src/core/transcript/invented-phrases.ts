import type { Moment } from '../../contract/primitives.ts';
import { comparableWords } from './guards.ts';
import { kindOfSilencePhrase, longestSilencePhrase } from './known-phrases.ts';

/** The text of a piece after the guards of its segments, and its voice. */
interface SpokenPiece {
  readonly text: string;
  readonly voiced: readonly Moment[];
}

/** Nobody says a syllable much faster; the second number is what the first sound of a phrase needs more. */
const msPerSyllable = 100;
const msMore = 80;
/** A phrase is said in one go: a gap up to this long is inside a word or between two of them. */
const longestGapMs = 250;
/** In neighbouring pieces: two may be somebody who says it twice. */
const mostInARow = 2;

type Kind = NonNullable<ReturnType<typeof kindOfSilencePhrase>>;

/** The kinds of the known phrases that words are made of, one after the other without a rest; null where they are not. */
const kindsOf = (words: readonly string[]): Kind[] | null => {
  if (words.length === 0) return [];
  for (let length = Math.min(longestSilencePhrase, words.length); length > 0; length--) {
    const kind = kindOfSilencePhrase(words.slice(0, length));
    const rest = kind && kindsOf(words.slice(length));
    if (kind && rest) return [kind, ...rest];
  }
  return null;
};

const syllablesOf = (words: readonly string[]): number =>
  words
    .map((word) => word.normalize('NFD').match(/[aeiouy]\p{M}*(?:[aeiouy]\p{M}*)*/gu)?.length ?? 1)
    .reduce((sum, count) => sum + count, 0);

/** The longest voice without a gap in which a phrase could end. */
const longestVoiceMs = (voiced: readonly Moment[]): number => {
  let longestMs = 0;
  let startMs = Number.NEGATIVE_INFINITY;
  let endMs = Number.NEGATIVE_INFINITY;
  for (const stretch of voiced) {
    if (stretch.startMs - endMs > longestGapMs) startMs = stretch.startMs;
    endMs = stretch.endMs;
    longestMs = Math.max(longestMs, endMs - startMs);
  }
  return longestMs;
};

/** A piece of more words than this was said, whatever it is made of. */
const mostWords = 12;

/**
 * Which pieces, in order, hold nothing but phrases that recognisers invent where nobody speaks: those that nobody says to a customer
 * ("Thanks for watching!") always, the others ("Thank you.", "you") where the voice of the piece is too short to hold them, or where they come again in
 * the next pieces with words: of two the second, of more all. Alone in a piece of voice enough they stay, for people do say them.
 */
export const inventedPieces = (pieces: readonly SpokenPiece[]): boolean[] => {
  const isInvented = pieces.map(() => false);
  /** Neighbours with the same text that may be invented. */
  let row: { readonly key: string; readonly places: number[] } = { key: '', places: [] };
  for (const [place, { text, voiced }] of pieces.entries()) {
    const words = comparableWords(text);
    if (words.length === 0) continue;
    const key = words.join(' ');
    if (key !== row.key) row = { key, places: [] };
    const kinds = words.length <= mostWords ? kindsOf(words) : null;
    if (!kinds || kinds.every((kind) => kind === 'ordinary')) continue;
    row.places.push(place);
    const isTooShort = longestVoiceMs(voiced) < syllablesOf(words) * msPerSyllable + msMore;
    if (isTooShort || kinds.every((kind) => kind === 'never-said')) isInvented[place] = true;
    if (row.places.length === mostInARow) isInvented[place] = true;
    if (row.places.length > mostInARow) for (const other of row.places) isInvented[other] = true;
  }
  return isInvented;
};
