import type { Transcript, Word } from '../../../contract/transcript.ts';
import { type Replacement, replaceWords } from '../edits.ts';
import { endsSentence } from '../plain-word.ts';
import { heardParts, isDoubtful, isFarFrom, judgeWindow, windowOf } from './judge-window.ts';
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
/** How many words a name may be heard as. */
const longestHeard = ({ isAbbreviation, letters, words }: VendorName): number =>
  isAbbreviation ? letters.length : words.length + mostWordsMore;

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
  // The letters may have been misheard themselves: a repair makes no word surer than what was heard is known to be.
  const isUnrated = words.slice(first, last + 1).some((word) => word.probability === null);
  const probability = isUnrated ? null : Math.round(Math.min(mostSureness, sureness) * 100) / 100;
  return { firstWordIndex: first, lastWordIndex: last, texts, probability };
};

/**
 * Puts the vendor's names where they were clearly misheard ("Holden relay" for "Halden Relay"), and keeps what was heard. Precision comes
 * before recall: words that the recogniser was sure of stay as they are, and so do those of which it does not tell, but for letters said
 * one by one and names torn apart. The rest of the transcript is not touched.
 */
export const repairNames = (transcript: Transcript, vocabulary: readonly string[]): Transcript => {
  const { words, language } = transcript;
  const names = vendorNames(vocabulary, language);
  const parts = heardParts(words, language);
  const letters = parts.map((part) => part.letters);
  const right = rightlyHeard(letters, names);
  const ownWords = new Set(names.flatMap(({ wordLetters }) => wordLetters));
  const singles = new Set(
    names.flatMap(({ wordLetters, letters: own }) => (wordLetters.length === 1 ? [own] : [])),
  );
  const mostWords = Math.max(0, ...names.map(longestHeard));
  const candidates: Candidate[] = [];
  for (let first = 0; first < words.length; first++) {
    for (let last = first; last < Math.min(words.length, first + mostWords); last++) {
      if (right.has(last)) break;
      const own = parts.slice(first, last + 1);
      if (!holdsTogether(own.map(({ word }) => word))) break;
      const window = windowOf(own, language);
      // Where the recogniser was sure of a word that no name holds, only a name torn apart or spelled can stand there.
      const mayBeMisheard =
        window.spelled !== null || own.every((part) => isDoubtful(part) || ownWords.has(part.letters));
      const hasSingle = own.some((part) => singles.has(part.letters));
      for (const name of names) {
        if (!mayBeMisheard && name.letters !== window.letters) continue;
        if (isFarFrom(window, name)) continue;
        // "Relay" alone is right; as a part of another name it must be that name's own word.
        const isOthers = (index: number): boolean =>
          singles.has(letters[index] ?? '') && !name.wordLetters.includes(letters[index] ?? '');
        if (
          own.length > longestHeard(name) ||
          (hasSingle && own.some((_, offset) => isOthers(first + offset)))
        )
          continue;
        const sureness = judgeWindow(window, name);
        if (sureness !== null) candidates.push({ name, first, last, sureness });
      }
    }
  }
  const length = ({ first, last }: Candidate): number => last - first;
  const best = candidates.toSorted(
    (a, b) => b.sureness - a.sureness || length(b) - length(a) || a.first - b.first,
  );
  const taken = new Set<number>();
  const chosen = best.filter(({ first, last }) => {
    const places = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    if (places.some((place) => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
  if (chosen.length === 0) return transcript;
  const replacements = chosen
    .toSorted((a, b) => a.first - b.first)
    .map((candidate) => replacementOf(candidate, words));
  return replaceWords(transcript, replacements, 'repair').transcript;
};
