import type { Word } from '../../../contract/transcript.ts';
import { endsSentence, plainWord } from '../plain-word.ts';
import { lettersOf, soundSimilarity, soundsOf, spellingSimilarity } from './sound.ts';
import type { VendorName } from './vendor-names.ts';

/** Thresholds, chosen on the development pairs (tests/core/transcript/repair/dev.ts). */
const leastSound = 0.75;
const leastSpelling = 0.55;
const leastTogether = 0.74;
const leastSoundOfOther = 0.85;
/** A word surer than this was probably heard right, unless it is written as a name. */
const unsureBelow = 0.6;
/** Next to a word of the same name that was heard right, a little surer is still doubtful. */
const unsureBesideItsOwn = 0.7;
/** Codes of fewer sounds than this are shared by too many words. */
const leastSounds = 3;

/** A word of the transcript, looked at once. */
export interface HeardPart {
  readonly word: Word;
  /** Its letters, without "'s". */
  readonly letters: string;
  /** Written with a capital in the middle of a sentence: the recogniser itself took it for a name. German does that to every noun. */
  readonly isWrittenAsName: boolean;
}

/** Words in a row that may be a name misheard. */
export interface Window {
  readonly parts: readonly HeardPart[];
  /** All letters. */
  readonly letters: string;
  /** The letters that were said one by one ("S. S. O."), or null. */
  readonly spelled: string | null;
  readonly sounds: () => readonly string[];
}

const isWrittenAsName = (word: Word, before: Word | undefined, language: string): boolean =>
  language !== 'de' &&
  before !== undefined &&
  !endsSentence(before.text) &&
  /^\P{L}*\p{Lu}\p{Ll}/u.test(word.text) &&
  // "I'm", "I'll"
  !/^i'/i.test(word.text);

/** Looks at each word of a transcript. */
export const heardParts = (words: readonly Word[], language: string): HeardPart[] =>
  words.map((word, index) => ({
    word,
    letters: lettersOf(word.text.replace(/['\u2019]s\b/u, '')),
    isWrittenAsName: isWrittenAsName(word, words[index - 1], language),
  }));

const spelledOut = (parts: readonly HeardPart[]): string | null => {
  const letters = parts.flatMap(({ word }) =>
    word.text
      .split(/[-.\s]+/)
      .map(lettersOf)
      .filter(Boolean),
  );
  return letters.length > 1 && letters.every((letter) => letter.length === 1) ? letters.join('') : null;
};

/** The window over some parts. */
export const windowOf = (parts: readonly HeardPart[], language: string): Window => {
  const letters = parts.map((part) => part.letters).join('');
  let sounds: readonly string[] | undefined;
  return {
    parts,
    letters,
    spelled: spelledOut(parts),
    sounds: () => (sounds ??= soundsOf(letters, language)),
  };
};

/** Whether the recogniser was in doubt about a word that belongs to no name. Where it does not tell, nobody knows. */
export const isDoubtful = ({ word, isWrittenAsName: isNameLike }: HeardPart): boolean =>
  word.probability !== null && (word.probability < unsureBelow || isNameLike);

/** Whether a name has so many letters more or fewer that it need not be looked at. */
export const isFarFrom = ({ letters }: Window, name: VendorName): boolean =>
  Math.abs(letters.length - name.letters.length) >
  (1 - leastSpelling) * Math.max(letters.length, name.letters.length);

/**
 * How sure it is that these words are the name, misheard: 0.74..1, or null. Sure enough is only what sounds like it and is spelled like it,
 * and about which the recogniser was in doubt: a low probability, a capital in the middle of a sentence, or the rest of the name beside it.
 * Where it does not tell its doubts, only letters said one by one and names torn apart are sure enough.
 */
export const judgeWindow = ({ parts, letters, spelled, sounds }: Window, name: VendorName): number | null => {
  if (name.isAbbreviation && spelled === name.letters) return 1;
  if (letters === name.letters) {
    // "Key note" or "Key-note" for "Keynote". Terms of several words are the same to whoever compares words.
    const text = parts.map(({ word }) => plainWord(word.text.replace(/['\u2019]s\b/u, ''))).join(' ');
    const isSame = text === name.words.join(' ').toLowerCase();
    return !isSame && name.isCapitalised && name.letters.length >= 6 ? 1 : null;
  }
  const others = parts.filter((part) => !name.wordLetters.includes(part.letters));
  const isSupported = others.length < parts.length;
  const limit = isSupported ? unsureBesideItsOwn : unsureBelow;
  const isInDoubt = others.every(
    ({ word: { probability }, isWrittenAsName: isNameLike }) =>
      probability !== null && (probability < limit || (name.isCapitalised && isNameLike)),
  );
  if (!isInDoubt || others.length === 0) return null;
  const sound = soundSimilarity(sounds(), name.sounds, leastSound);
  if (sound < leastSound) return null;
  // "Walden" may be another's name: with nothing but its capital against it, it must at least begin alike.
  const isSurelyWritten = !isSupported && others.some(({ word }) => (word.probability ?? 0) >= unsureBelow);
  const beginsAlike = sounds().some((code) => name.sounds.some((own) => own[0] === code[0]));
  if (isSurelyWritten && !beginsAlike && sound < leastSoundOfOther) return null;
  const spelling = spellingSimilarity(letters, name.letters);
  const soundCount = Math.max(...name.sounds.map((code) => code.length), 0);
  const isShort = soundCount < leastSounds || name.letters.length < 5;
  if (isShort && (sound < 1 || spelling < 0.75)) return null;
  const together = (sound + spelling) / 2;
  return spelling >= leastSpelling && together >= leastTogether ? together : null;
};
