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

/** Words that may be a name misheard. */
export interface Window {
  readonly words: readonly Word[];
  /** The word before, if there is one. */
  readonly before: Word | undefined;
}

const spelledOut = (words: readonly Word[]): string | null => {
  const letters = words.flatMap(({ text }) =>
    text
      .split(/[-.\s]+/)
      .map(lettersOf)
      .filter(Boolean),
  );
  return letters.length > 1 && letters.every((letter) => letter.length === 1) ? letters.join('') : null;
};

/** Written with a capital in the middle of a sentence: the recogniser itself took it for a name. German does that to every noun. */
const isWrittenAsName = (word: Word, before: Word | undefined, language: string): boolean =>
  language !== 'de' &&
  before !== undefined &&
  !endsSentence(before.text) &&
  /^\P{L}*\p{Lu}\p{Ll}/u.test(word.text) &&
  // "I'm", "I'll"
  !/^i'/i.test(word.text);

/**
 * How sure it is that these words are the name, misheard: 0.74..1, or null. Sure enough is only what sounds like it and is spelled like it,
 * and about which the recogniser was in doubt: a low probability, a capital in the middle of a sentence, or the rest of the name beside it.
 */
export const judgeWindow = ({ words, before }: Window, name: VendorName, language: string): number | null => {
  const text = words.map((word) => word.text).join('');
  const letters = lettersOf(text);
  if (name.isAbbreviation && spelledOut(words) === name.letters) return 1;
  if (letters === name.letters) {
    // "Key note" or "Key-note" for "Keynote". Terms of several words are the same to whoever compares words.
    const isSame = words.map((word) => plainWord(word.text)).join(' ') === name.words.join(' ').toLowerCase();
    return !isSame && name.isCapitalised && name.letters.length >= 6 ? 1 : null;
  }
  const isOwn = (word: Word): boolean => name.wordLetters.includes(lettersOf(word.text));
  const others = words.filter((word) => !isOwn(word));
  const isSupported = others.length < words.length;
  const limit = isSupported ? unsureBesideItsOwn : unsureBelow;
  const isDoubtful = others.every(
    (word, index) =>
      word.probability < limit ||
      (name.isCapitalised &&
        isWrittenAsName(
          word,
          words[words.indexOf(word) - 1] ?? (index === 0 ? before : undefined),
          language,
        )),
  );
  if (!isDoubtful || others.length === 0) return null;
  const spelling = spellingSimilarity(text, name.letters);
  const sounds = soundsOf(text, language);
  const sound = soundSimilarity(sounds, name.sounds);
  // "Walden" may be another's name: with nothing but its capital against it, it must at least begin alike.
  const isSurelyWritten = !isSupported && others.some(({ probability }) => probability >= unsureBelow);
  const beginsAlike = sounds.some((code) => name.sounds.some((own) => own[0] === code[0]));
  if (isSurelyWritten && !beginsAlike && sound < leastSoundOfOther) return null;
  const soundCount = Math.max(...name.sounds.map((code) => code.length), 0);
  const isShort = soundCount < leastSounds || name.letters.length < 5;
  if (isShort && (sound < 1 || spelling < 0.75)) return null;
  const together = (sound + spelling) / 2;
  return sound >= leastSound && spelling >= leastSpelling && together >= leastTogether ? together : null;
};
