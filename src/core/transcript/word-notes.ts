import type { WordNote } from '../../contract/analysis.ts';
import type { Word } from '../../contract/transcript.ts';
import type { NoteWords } from './languages/notes/note-words.ts';
import { endsSentence, plainWord } from './plain-word.ts';

/** What a vendor adds to, and takes out of, the language's lists. */
export interface VendorWords {
  readonly jargon: readonly string[];
  /** The vendor's own names and terms: never jargon of the language. */
  readonly vocabulary: readonly string[];
}

interface Phrase {
  readonly kind: WordNote['kind'];
  readonly words: readonly string[];
}

const plainPhrase = (text: string): string => text.split(/\s+/).map(plainWord).filter(Boolean).join(' ');

const phrasesByFirstWord = (lists: NoteWords, vendor: VendorWords): Map<string, Phrase[]> => {
  const own = new Set(vendor.vocabulary.map(plainPhrase));
  const byFirst = new Map<string, Phrase[]>();
  const add = (kind: Phrase['kind'], texts: readonly string[]): void => {
    for (const text of texts) {
      const words = text.split(' ');
      byFirst.set(words[0] ?? '', [...(byFirst.get(words[0] ?? '') ?? []), { kind, words }]);
    }
  };
  add('hedge', lists.hedges);
  add('weak-word', lists.weakWords);
  add('jargon', [
    ...vendor.jargon.map(plainPhrase).filter(Boolean),
    ...lists.jargon.filter((text) => !own.has(text)),
  ]);
  // Of several the longest counts: "a lot of" and not "a lot".
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
};

const noLists: NoteWords = { hedges: [], weakWords: [], jargon: [] };

/**
 * Hedges, weak words and jargon among the words, in order and without overlap. A phrase does not run across the end of a sentence.
 * `taken` are words that count as something else already, such as fillers. Without a language only the vendor's jargon is known.
 */
export const findWordNotes = (
  words: readonly Word[],
  lists: NoteWords | undefined,
  vendor: VendorWords,
  taken: ReadonlySet<number>,
): WordNote[] => {
  const byFirst = phrasesByFirstWord(lists ?? noLists, vendor);
  const plain = words.map(({ text }) => plainWord(text));
  const isAt = (phrase: readonly string[], at: number): boolean =>
    phrase.every((wanted, offset) => {
      const index = at + offset;
      const isLast = offset === phrase.length - 1;
      return (
        plain[index] === wanted && !taken.has(index) && (isLast || !endsSentence(words[index]?.text ?? ''))
      );
    });
  const notes: WordNote[] = [];
  for (let index = 0; index < words.length; index++) {
    const phrase = byFirst.get(plain[index] ?? '')?.find((candidate) => isAt(candidate.words, index));
    if (!phrase) continue;
    const lastWordIndex = index + phrase.words.length - 1;
    notes.push({
      startMs: words[index]?.startMs ?? 0,
      endMs: words[lastWordIndex]?.endMs ?? 0,
      kind: phrase.kind,
      text: phrase.words.join(' ').slice(0, 80),
      firstWordIndex: index,
      lastWordIndex,
    });
    index = lastWordIndex;
  }
  return notes;
};
