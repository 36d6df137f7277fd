import type { CorrectionChange } from '../../contract/corrections.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { type EditedTranscript, replaceWords } from './edits.ts';

/** A correction that stands: words `firstWordIndex..lastWordIndex` of the recognised transcript read `text`. */
export interface Correction {
  readonly firstWordIndex: number;
  readonly lastWordIndex: number;
  readonly text: string;
}

const touches = (
  a: Pick<Correction, 'firstWordIndex' | 'lastWordIndex'>,
  b: Pick<Correction, 'firstWordIndex' | 'lastWordIndex'>,
): boolean => a.firstWordIndex <= b.lastWordIndex && b.firstWordIndex <= a.lastWordIndex;

/** The corrections that stand after all changes, in the order of the words, without overlap. */
export const standingCorrections = (changes: readonly CorrectionChange[]): readonly Correction[] => {
  const states: (readonly Correction[])[] = [[]];
  for (const change of changes) {
    if (change.kind === 'undone') {
      if (states.length > 1) states.pop();
      continue;
    }
    const { firstWordIndex, lastWordIndex } = change;
    const others = (states.at(-1) ?? []).filter((standing) => !touches(standing, change));
    const own = change.kind === 'corrected' ? [{ firstWordIndex, lastWordIndex, text: change.text }] : [];
    states.push([...others, ...own].toSorted((a, b) => a.firstWordIndex - b.firstWordIndex));
  }
  return states.at(-1) ?? [];
};

/** Whether there is a change left to take back. */
export const canUndo = (changes: readonly CorrectionChange[]): boolean =>
  changes.reduce((left, { kind }) => (kind === 'undone' ? Math.max(0, left - 1) : left + 1), 0) > 0;

/** The words of a text as they are typed. */
export const typedWords = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The transcript with corrections in it. The speaker knows what was said: a corrected word is sure. */
export const correctTranscript = (
  recognised: Transcript,
  corrections: readonly Correction[],
): EditedTranscript =>
  replaceWords(
    recognised,
    corrections.map(({ text, ...range }) => ({ ...range, texts: typedWords(text), probability: 1 })),
    'speaker',
  );
