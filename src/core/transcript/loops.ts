import { comparableWords } from './guards.ts';
import type { TimedWord } from './words.ts';

const sameWords = (words: readonly string[], from: number, other: number, length: number): boolean => {
  for (let i = 0; i < length; i++) if (words[from + i] !== words[other + i]) return false;
  return true;
};

const longestLoopPhrase = 25;
/** Digits of a number are said as often as they stand in it. */
const mostDigits = 16;
const digits = new Set(
  'zero oh null nul zéro cero one eins een un uno um two zwei twee deux dos dois three drei drie trois tres três nine neun negen neuf nueve nove'.split(
    ' ',
  ),
);

const mostStammered = 6;

/**
 * How often people say the same words at once at most: somebody who stammers a word six times ("I I I I"), up to seven words three times, a
 * longer sentence twice; of a number's digits many may be alike. What comes oftener is a decoder that turns in circles. Counted are whole
 * repetitions right after one another, in any case and punctuation.
 */
export const mostRepeats = (phrase: readonly string[]): number => {
  const [only = ''] = phrase;
  if (phrase.length === 1) return digits.has(only) || /^\d+$/.test(only) ? mostDigits : mostStammered;
  return phrase.length >= 8 ? 2 : 3;
};

/** People count to ten or a dozen; a decoder counts without end. */
const longestCount = 12;

/** How many words from one on are numbers in figures, each one more than the one before. */
const countFrom = (plain: readonly string[], index: number): number => {
  let length = 0;
  while (
    /^\d{1,6}$/.test(plain[index + length] ?? '') &&
    Number(plain[index + length]) === Number(plain[index]) + length
  )
    length++;
  return length;
};

/** "Hahahahaha" without end: a unit of at most four letters, eight times or more. */
const endlessWord = /^(\p{L}{1,4}?)\1{7,}\p{L}{0,3}$/u;

/** "zero zero" is "zero" said twice, and was judged as that. */
const isRepeatItself = (plain: readonly string[], from: number, length: number): boolean => {
  for (let part = 1; part <= length / 2; part++)
    if (length % part === 0 && sameWords(plain, from, from + part, length - part)) return true;
  return false;
};

/** Whether the words from one on, to the last, are the beginning of a phrase: what a loop was saying when it was cut off. */
const isTornRepeat = (plain: readonly string[], from: number, phraseFrom: number, length: number): boolean =>
  plain.length - from < length && sameWords(plain, phraseFrom, from, plain.length - from);

/**
 * Keeps the first of a phrase of up to 25 words that repeats more often at once than people do, and of numbers counted on and on. Also cuts
 * words that loop in themselves.
 */
export const withoutLoops = (words: readonly TimedWord[]): TimedWord[] => {
  const plain = words.map((word) => comparableWords(word.text).join(''));
  const kept: TimedWord[] = [];
  let index = 0;
  while (index < words.length) {
    let skip = 0;
    for (let length = 1; length <= longestLoopPhrase && skip === 0; length++) {
      if (index + 2 * length > words.length) break;
      if (isRepeatItself(plain, index, length)) continue;
      let repeats = 1;
      while (
        index + (repeats + 1) * length <= words.length &&
        sameWords(plain, index, index + repeats * length, length)
      ) {
        repeats++;
      }
      if (repeats > mostRepeats(plain.slice(index, index + length))) {
        kept.push(...words.slice(index, index + length));
        skip = repeats * length;
        if (isTornRepeat(plain, index + skip, index, length)) skip = words.length - index;
      }
    }
    const counted = skip === 0 ? countFrom(plain, index) : 0;
    if (counted > longestCount) {
      kept.push(...words.slice(index, index + 1));
      skip = counted;
    }
    const word = words[index];
    if (skip === 0 && word !== undefined && !endlessWord.test(plain[index] ?? '')) kept.push(word);
    index += Math.max(1, skip);
  }
  return kept;
};

/** A longer passage that comes again after a pause is somebody who starts over: nothing is carried from piece to piece that could loop. */
const longestAcrossPieces = 7;

/** With a pause between, people say the same more often than at once: "Next." on every slide. */
const mostPieces = ({ length }: readonly string[]): number => (length === 1 ? 9 : Math.max(3, 7 - length));

/**
 * Which of the texts of pieces in a row are only a loop that runs across them: the same few words in piece after piece, more often than
 * people say them. The first stays.
 */
export const loopsAcrossPieces = (texts: readonly string[]): boolean[] => {
  const plain = texts.map((text) => comparableWords(text));
  const keys = plain.map((words) => words.join(' '));
  const isLoop = texts.map(() => false);
  for (let first = 0; first < keys.length; ) {
    let end = first + 1;
    while (keys[first] !== '' && keys[end] === keys[first]) end++;
    const phrase = plain[first] ?? [];
    if (phrase.length <= longestAcrossPieces && end - first > mostPieces(phrase))
      isLoop.fill(true, first + 1, end);
    first = end;
  }
  return isLoop;
};
