import { lettersOf, soundsOf } from './sound.ts';

/** An entry of the kit's vocabulary, ready to be compared. */
export interface VendorName {
  readonly words: readonly string[];
  /** Each word's letters. */
  readonly wordLetters: readonly string[];
  readonly letters: string;
  readonly sounds: readonly string[];
  /** Written with capitals: a name, and not a term of the trade. */
  readonly isCapitalised: boolean;
  /** "SSO": read letter by letter, or as a word. */
  readonly isAbbreviation: boolean;
}

const shortestLetters = 3;

/** Whether an entry of a vocabulary is a name, an abbreviation or a term of several words, of three letters or more. */
export const isNameOrTerm = (entry: string): boolean =>
  lettersOf(entry).length >= shortestLetters && (/\s/.test(entry.trim()) || /\p{Lu}/u.test(entry));

/**
 * The entries that can be repaired: names, abbreviations and terms of several words. A single ordinary word ("gateway") is left to the
 * recogniser, which knows it.
 */
export const vendorNames = (vocabulary: readonly string[], language: string): VendorName[] =>
  vocabulary.flatMap((entry) => {
    const words = entry.trim().split(/\s+/);
    const letters = lettersOf(entry);
    const isCapitalised = /\p{Lu}/u.test(entry);
    if (!isNameOrTerm(entry)) return [];
    return [
      {
        words,
        wordLetters: words.map(lettersOf),
        letters,
        sounds: soundsOf(entry, language),
        isCapitalised,
        isAbbreviation: words.length === 1 && /^\p{Lu}{2,6}$/u.test(entry),
      },
    ];
  });
