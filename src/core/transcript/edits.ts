import type { HeardWord, Transcript, TranscriptEdit, Word } from '../../contract/transcript.ts';

/** Another text for words `firstWordIndex..lastWordIndex` of a transcript; no texts strike them out. */
export interface Replacement {
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
  readonly texts: readonly string[];
  /** Given to the new words; null: nobody knows how sure they are. */
  readonly probability: number | null;
}

/** A transcript with other words in places. `baseIndexes[i]`: the word of the first transcript that word `i` is, or takes the place of. */
export interface EditedTranscript {
  readonly transcript: Transcript;
  readonly baseIndexes: readonly number[];
}

const longestText = 100;

const heardWord = ({ text, startMs, endMs, probability, segmentIndex }: Word): HeardWord => ({
  text,
  startMs,
  endMs,
  probability,
  segmentIndex,
});

/** New words take the times of the old ones where there are as many, else share their time by their letters. */
const wordsInPlace = (
  old: readonly HeardWord[],
  { texts, probability }: Pick<Replacement, 'texts' | 'probability'>,
): HeardWord[] => {
  const first = old[0];
  const last = old.at(-1);
  if (!first || !last) return [];
  const lengthMs = last.endMs - first.startMs;
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  let before = 0;
  return texts.map((text, index) => {
    const own = texts.length === old.length ? old[index] : undefined;
    const startMs = first.startMs + Math.round((lengthMs * before) / letters);
    before += text.length;
    const endMs = first.startMs + Math.round((lengthMs * before) / letters);
    const { segmentIndex } = own ?? first;
    return {
      text: text.slice(0, longestText),
      startMs: own?.startMs ?? startMs,
      endMs: own?.endMs ?? endMs,
      probability,
      segmentIndex,
    };
  });
};

const editAt = (edits: readonly TranscriptEdit[], index: number): TranscriptEdit | undefined =>
  edits.find(
    ({ firstWordIndex, wordCount }) => index >= firstWordIndex && index < firstWordIndex + wordCount,
  );

/** What was recognised in a stretch of words: the words themselves, or what was heard where one stands in an edit. */
export const recognisedWords = (
  { words, edits = [] }: Pick<Transcript, 'words' | 'edits'>,
  firstWordIndex: number,
  lastWordIndex: number,
): HeardWord[] =>
  words.slice(firstWordIndex, lastWordIndex + 1).flatMap((word, offset) => {
    const edit = editAt(edits, word.index);
    if (!edit) return [heardWord(word)];
    return offset === 0 || word.index === edit.firstWordIndex ? edit.heard : [];
  });

const textsOf = (words: readonly Word[], from: number, to: number): string[] =>
  words.slice(from, to).map(({ text }) => text);

/** Two replacements in one earlier edit are one, with the words between them. */
const joinWithinEdits = (
  words: readonly Word[],
  edits: readonly TranscriptEdit[],
  replacements: readonly Replacement[],
): Replacement[] => {
  const joined: Replacement[] = [];
  for (const wanted of replacements) {
    const last = joined.at(-1);
    const edit = last && editAt(edits, last.lastWordIndex);
    if (!last || !edit || edit !== editAt(edits, wanted.firstWordIndex)) {
      joined.push(wanted);
      continue;
    }
    const between = textsOf(words, last.lastWordIndex + 1, wanted.firstWordIndex);
    joined[joined.length - 1] = {
      ...last,
      lastWordIndex: wanted.lastWordIndex,
      texts: [...last.texts, ...between, ...wanted.texts],
    };
  }
  return joined;
};

/** A replacement that cuts through an earlier edit takes in the rest of it, as it reads. */
const withWholeEdits = (
  words: readonly Word[],
  edits: readonly TranscriptEdit[],
  wanted: Replacement,
): Replacement => {
  const before = editAt(edits, wanted.firstWordIndex);
  const after = editAt(edits, wanted.lastWordIndex);
  const firstWordIndex = before?.firstWordIndex ?? wanted.firstWordIndex;
  const lastWordIndex = after ? after.firstWordIndex + after.wordCount - 1 : wanted.lastWordIndex;
  const texts = [
    ...textsOf(words, firstWordIndex, wanted.firstWordIndex),
    ...wanted.texts,
    ...textsOf(words, wanted.lastWordIndex + 1, lastWordIndex + 1),
  ];
  return { ...wanted, firstWordIndex, lastWordIndex, texts };
};

/**
 * Puts other words in places of a transcript, and keeps what was recognised there (`edits`). `replacements` in order, without overlap.
 * Earlier edits stay, but where a replacement takes their place.
 */
export const replaceWords = (
  base: Transcript,
  replacements: readonly Replacement[],
  by: TranscriptEdit['by'],
): EditedTranscript => {
  const standing = base.edits ?? [];
  const whole = joinWithinEdits(base.words, standing, replacements).map((wanted) =>
    withWholeEdits(base.words, standing, wanted),
  );
  const words: Word[] = [];
  const edits: TranscriptEdit[] = [];
  const baseIndexes: number[] = [];
  const add = (word: HeardWord, baseIndex: number): void => {
    words.push({ ...word, index: words.length });
    baseIndexes.push(baseIndex);
  };
  let next = 0;
  for (let index = 0; index < base.words.length; ) {
    const replacement = whole[next];
    if (replacement && replacement.firstWordIndex <= index) {
      const heard = recognisedWords(base, replacement.firstWordIndex, replacement.lastWordIndex);
      const texts = wordsInPlace(heard, replacement);
      edits.push({ by, firstWordIndex: words.length, wordCount: texts.length, heard });
      for (const [offset, word] of texts.entries())
        add(word, Math.min(replacement.firstWordIndex + offset, replacement.lastWordIndex));
      index = Math.max(index, replacement.lastWordIndex + 1);
      next++;
      continue;
    }
    const edit = standing.find(({ firstWordIndex }) => firstWordIndex === index);
    if (edit) edits.push({ ...edit, firstWordIndex: words.length });
    const word = base.words[index];
    if (word) add(heardWord(word), index);
    index++;
  }
  const { edits: _, ...rest } = base;
  return { transcript: { ...rest, words, ...(edits.length > 0 ? { edits } : {}) }, baseIndexes };
};

/** The transcript as it was recognised, before any edit. */
export const asRecognised = (transcript: Transcript): Transcript => {
  const { edits = [], ...rest } = transcript;
  const heard: HeardWord[] = [];
  let index = 0;
  for (const { firstWordIndex, wordCount, heard: own } of edits) {
    heard.push(...transcript.words.slice(index, firstWordIndex).map(heardWord), ...own);
    index = firstWordIndex + wordCount;
  }
  heard.push(...transcript.words.slice(index).map(heardWord));
  return { ...rest, words: heard.map((word, place) => ({ index: place, ...word })) };
};
