import type { Transcript, Word } from '../../../contract/transcript.ts';
import { type Replacement, replaceWords } from '../edits.ts';
import { endsSentence } from '../plain-word.ts';
import { judgeWindow } from './judge-window.ts';
import { lettersOf } from './sound.ts';
import { type VendorName, vendorNames } from './vendor-names.ts';

interface Candidate {
  readonly name: VendorName;
  readonly first: number;
  readonly last: number;
  readonly sureness: number;
}

/** A name may be heard as so many words more than it has; spelled letters as one word each. */
const mostWordsMore = 2;
/** A pause this long stands between two words of a name in nobody's mouth, in ms. */
const longestGapMs = 700;
const mostSureness = 0.95;
/** Surer words than this are looked at only where they are written as a name. */
const doubtfulBelow = 0.7;
/** What differs more in length, as a share of the name's letters, is not it. */
const mostLetterDifference = 0.8;

/** "S." of "S. S. O.": its full stop ends no sentence. */
const isLetter = (text: string): boolean => /^\p{L}\.$/u.test(text);

const holdsTogether = (words: readonly Word[]): boolean =>
  words.slice(1).every((word, index) => {
    const before = words[index];
    return (
      before !== undefined &&
      (!endsSentence(before.text) || isLetter(before.text)) &&
      word.startMs - before.endMs < longestGapMs
    );
  });

/** Names that were heard right: nothing of them may be taken for another. Single words only bind where no longer name holds them. */
const rightlyHeard = (letters: readonly string[], names: readonly VendorName[]): Set<number> => {
  const right = new Set<number>();
  for (const { wordLetters } of names) {
    if (wordLetters.length < 2) continue;
    for (let at = 0; at + wordLetters.length <= letters.length; at++) {
      if (wordLetters.every((word, offset) => letters[at + offset] === word))
        for (let offset = 0; offset < wordLetters.length; offset++) right.add(at + offset);
    }
  }
  return right;
};

const suffixOf = (text: string): string =>
  /^(?:\p{L}\.)+$/u.test(text) ? '' : (/(?:['\u2019]s)?[^\p{L}\p{N}]*$/u.exec(text)?.[0] ?? '');

const replacementOf = ({ name, first, last, sureness }: Candidate, words: readonly Word[]): Replacement => {
  const texts = name.words.map((word, index) =>
    index === name.words.length - 1 ? `${word}${suffixOf(words[last]?.text ?? '')}` : word,
  );
  const probability = Math.round(Math.min(mostSureness, sureness) * 100) / 100;
  return { firstWordIndex: first, lastWordIndex: last, texts, probability };
};

/**
 * Puts the vendor's names where they were clearly misheard ("Holden relay" for "Halden Relay"), and keeps what was heard. Precision comes
 * before recall: words that the recogniser was sure of stay as they are. The rest of the transcript is not touched.
 */
export const repairNames = (transcript: Transcript, vocabulary: readonly string[]): Transcript => {
  const { words, language } = transcript;
  const names = vendorNames(vocabulary, language);
  const letters = words.map(({ text }) => lettersOf(text.replace(/['\u2019]s\b/u, '')));
  const right = rightlyHeard(letters, names);
  const singles = new Set(
    names.flatMap(({ wordLetters, letters: own }) => (wordLetters.length === 1 ? [own] : [])),
  );
  const mayBeMisheard = words.map(
    ({ text, probability }) =>
      probability < doubtfulBelow || /\p{Lu}/u.test(text) || lettersOf(text).length < 2,
  );
  const candidates: Candidate[] = [];
  for (let first = 0; first < words.length; first++) {
    for (const name of names) {
      const most = name.isAbbreviation ? name.letters.length : name.words.length + mostWordsMore;
      for (let last = first; last < Math.min(words.length, first + most); last++) {
        if (right.has(last)) break;
        const joined = letters.slice(first, last + 1).join('');
        const isFarOff =
          Math.abs(joined.length - name.letters.length) > mostLetterDifference * name.letters.length;
        if (isFarOff && joined.length > name.letters.length) break;
        if (isFarOff || !(joined === name.letters || mayBeMisheard.slice(first, last + 1).includes(true)))
          continue;
        const own = words.slice(first, last + 1);
        if (!holdsTogether(own)) break;
        // "Relay" alone is right; as a part of another name it must be that name's own word.
        const isOthers = (index: number): boolean =>
          singles.has(letters[index] ?? '') && !name.wordLetters.includes(letters[index] ?? '');
        if (own.some((_, offset) => isOthers(first + offset))) break;
        const bare = own.map((word, offset) =>
          offset === own.length - 1 ? { ...word, text: word.text.replace(/['\u2019]s\b/u, '') } : word,
        );
        const sureness = judgeWindow({ words: bare, before: words[first - 1] }, name, language);
        if (sureness !== null) candidates.push({ name, first, last, sureness });
      }
    }
  }
  const length = ({ first, last }: Candidate): number => last - first;
  const chosen: Candidate[] = [];
  const best = candidates.toSorted(
    (a, b) => b.sureness - a.sureness || length(b) - length(a) || a.first - b.first,
  );
  for (const candidate of best)
    if (!chosen.some(({ first, last }) => candidate.first <= last && first <= candidate.last))
      chosen.push(candidate);
  if (chosen.length === 0) return transcript;
  const replacements = chosen
    .toSorted((a, b) => a.first - b.first)
    .map((candidate) => replacementOf(candidate, words));
  return replaceWords(transcript, replacements, 'repair').transcript;
};
