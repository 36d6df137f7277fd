import type { Lexicon, WordRole } from './lexicon.ts';

/** A word or a group of words that is compared as one: a stem, a number ("#200") or a synonym group ("=alert"). */
export interface Token {
  readonly stem: string;
  readonly role: WordRole;
  /** How much it counts when phrases are compared: grammar words little, numbers most. */
  readonly weight: number;
  /** Places in the list of words that it was made of, inclusive. */
  readonly firstWord: number;
  readonly lastWord: number;
  /** A comma, colon or the like follows. */
  readonly endsClause: boolean;
  readonly endsSentence: boolean;
}

const weights: Record<WordRole, number> = {
  content: 1,
  number: 1.5,
  light: 0.4,
  question: 0.4,
  function: 0.12,
  negator: 0.12,
};

interface RawWord {
  readonly text: string;
  readonly place: number;
  endsClause: boolean;
  endsSentence: boolean;
}

const apostrophes = /[\u2018\u2019\u02bc\u0060]/g;
const partOfWord = /\d[\d,]*\d(?:\.\d+)?|\d+(?:\.\d+)?|[\p{L}\p{M}][\p{L}\p{M}\p{N}']*|%|&/gu;
const signs: ReadonlyMap<string, string> = new Map([
  ['%', 'percent'],
  ['&', 'and'],
]);

/** Words as written to lower-case words without punctuation, short forms expanded and fillers gone. */
function toRawWords(words: readonly string[], lexicon: Lexicon): RawWord[] {
  const raw: RawWord[] = [];
  for (const [place, word] of words.entries()) {
    const lower = word.replace(apostrophes, "'").toLowerCase();
    const plain = lexicon.hasDecimalComma
      ? lower.replace(/(?<=\d)\.(?=\d{3}(?!\d))/g, '').replace(/(?<=\d),(?=\d)/g, '.')
      : lower;
    for (const part of plain.match(partOfWord) ?? []) {
      const trimmed = signs.get(part) ?? part.replace(/^'+|'+$/g, '').replace(/(?<=\d),(?=\d)/g, '');
      for (const text of lexicon.expand(trimmed)) {
        if (text !== '' && !lexicon.isFiller(text))
          raw.push({ text, place, endsClause: false, endsSentence: false });
      }
    }
    const last = raw.at(-1);
    if (!last) continue;
    // Also after a filler or a dash that stands alone: the pause belongs to the word before it.
    if (/[,;:.!?\u2013\u2014\u2026][\s"'\u201d)]*$/.test(plain)) last.endsClause = true;
    if (/[.!?][\s"'\u201d)]*$/.test(plain)) last.endsSentence = true;
  }
  return raw;
}

function toToken(raw: readonly RawWord[], stem: string, role: WordRole): Token {
  const first = raw[0];
  const last = raw.at(-1);
  return {
    stem,
    role,
    weight: weights[role],
    firstWord: first?.place ?? 0,
    lastWord: last?.place ?? 0,
    endsClause: last?.endsClause ?? false,
    endsSentence: last?.endsSentence ?? false,
  };
}

function roleAt(raw: readonly RawWord[], texts: readonly string[], at: number, lexicon: Lexicon): WordRole {
  const role = lexicon.roleOf(texts[at] ?? '');
  if (role !== 'negator') return role;
  const isAnswer = texts[at] === 'no' && raw[at]?.endsClause === true;
  return !isAnswer && lexicon.turnsRound(texts, at) ? 'negator' : 'function';
}

/** More words than any number or synonym has. */
const longestGroup = 12;

/** How many words from `at` on may be one token: what is one word or number does not go on after a comma. */
function roomAt(raw: readonly RawWord[], at: number): number {
  const end = raw.slice(at, at + longestGroup).findIndex((word) => word.endsClause);
  return end < 0 ? longestGroup : end + 1;
}

/** Takes the words of a list apart into tokens, in order. */
export function tokenise(words: readonly string[], lexicon: Lexicon): Token[] {
  const raw = toRawWords(words, lexicon);
  const texts = raw.map((word) => word.text);
  const stems = texts.map(lexicon.stemOf);
  const tokens: Token[] = [];
  let at = 0;
  while (at < raw.length) {
    const start = at;
    const room = roomAt(raw, at);
    const number = lexicon.readNumber(texts.slice(at, at + room), 0);
    const synonym = lexicon.synonyms
      .get(stems[at] ?? '')
      ?.find(
        (entry) =>
          entry.stems.length <= room && entry.stems.every((stem, offset) => stems[start + offset] === stem),
      );
    const length = number?.next ?? synonym?.stems.length ?? 1;
    const own = raw.slice(at, at + length);
    if (number) {
      // "one" is as often a pronoun as a number ("one of them").
      tokens.push(toToken(own, `#${number.value}`, number.value === 1 ? 'light' : 'number'));
    } else if (synonym) tokens.push(toToken(own, synonym.concept, 'content'));
    else tokens.push(toToken(own, stems[at] ?? '', roleAt(raw, texts, at, lexicon)));
    at += length;
  }
  return tokens;
}

/** The tokens of a phrase as it stands in a kit. */
export const tokenisePhrase = (phrase: string, lexicon: Lexicon): Token[] =>
  tokenise(phrase.split(/\s+/), lexicon);
