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

/**
 * How often people say the same words at once at most: "no" nine times in a row is still speech, a sentence of eight words or more
 * twice. What comes oftener is a decoder that turns in circles.
 */
export const mostRepeats = (phrase: readonly string[]): number => {
  const [only = ''] = phrase;
  if (phrase.length === 1) return digits.has(only) || /^\d+$/.test(only) ? mostDigits : 9;
  if (phrase.length >= 8) return 2;
  return Math.max(3, 7 - phrase.length);
};

/** "Hahahahaha" without end: a unit of at most four letters, eight times or more. */
const endlessWord = /^(\p{L}{1,4}?)\1{7,}\p{L}{0,3}$/u;

/** Keeps the first of a phrase of up to 25 words that repeats more often at once than people do. Also cuts words that loop in themselves. */
export const withoutLoops = (words: readonly TimedWord[]): TimedWord[] => {
  const plain = words.map((word) => comparableWords(word.text).join(''));
  const kept: TimedWord[] = [];
  let index = 0;
  while (index < words.length) {
    let skip = 0;
    for (let length = 1; length <= longestLoopPhrase && skip === 0; length++) {
      if (index + 2 * length > words.length) break;
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
      }
    }
    const word = words[index];
    if (skip === 0 && word !== undefined && !endlessWord.test(plain[index] ?? '')) kept.push(word);
    index += Math.max(1, skip);
  }
  return kept;
};

/** A longer passage that comes again after a pause is somebody who starts over: nothing is carried from piece to piece that could loop. */
const longestAcrossPieces = 7;

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
    if (phrase.length <= longestAcrossPieces && end - first > mostRepeats(phrase))
      isLoop.fill(true, first + 1, end);
    first = end;
  }
  return isLoop;
};
