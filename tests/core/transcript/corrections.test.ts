import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorrectionChange } from '../../../src/contract/corrections.ts';
import { canUndo, correctTranscript, standingCorrections } from '../../../src/core/transcript/corrections.ts';
import { asRecognised } from '../../../src/core/transcript/edits.ts';
import { transcriptOf, wordsOf } from '../analysis/words.ts';

const madeAt = '2026-03-01T09:30:00.000Z';
const corrected = (firstWordIndex: number, lastWordIndex: number, text: string): CorrectionChange => ({
  kind: 'corrected',
  madeAt,
  firstWordIndex,
  lastWordIndex,
  recognised: '',
  text,
});
const restored = (firstWordIndex: number, lastWordIndex: number): CorrectionChange => ({
  kind: 'restored',
  madeAt,
  firstWordIndex,
  lastWordIndex,
});
const undone: CorrectionChange = { kind: 'undone', madeAt };

describe('standingCorrections', () => {
  it('lets a new correction take the place of all that it touches', () => {
    const changes = [corrected(4, 5, 'late'), corrected(1, 1, 'early'), corrected(5, 7, 'other')];
    expect(standingCorrections(changes)).toEqual([
      { firstWordIndex: 1, lastWordIndex: 1, text: 'early' },
      { firstWordIndex: 5, lastWordIndex: 7, text: 'other' },
    ]);
  });

  it('undoes one change after the other, and brings back what a change had replaced', () => {
    const changes = [corrected(1, 2, 'first'), corrected(2, 3, 'second'), restored(2, 2)];
    expect(standingCorrections(changes)).toEqual([]);
    expect(standingCorrections([...changes, undone])).toMatchObject([{ text: 'second' }]);
    expect(standingCorrections([...changes, undone, undone])).toMatchObject([{ text: 'first' }]);
    const all = [...changes, undone, undone, undone];
    expect(standingCorrections(all)).toEqual([]);
    expect(canUndo(all)).toBe(false);
    expect(canUndo([...all, corrected(0, 0, 'x')])).toBe(true);
  });

  it('never has two corrections of one word, whatever was changed', () => {
    const change = fc.oneof(
      fc.constant(undone),
      fc
        .tuple(fc.nat(12), fc.nat(4), fc.constantFrom('', 'a', 'b c'), fc.boolean())
        .map(([first, length, text, isRestored]) =>
          isRestored ? restored(first, first + length) : corrected(first, first + length, text),
        ),
    );
    const base = transcriptOf(
      wordsOf(
        'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
      ),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const standing = standingCorrections(changes);
        for (const [index, { firstWordIndex }] of standing.entries())
          expect(firstWordIndex).toBeGreaterThan(standing[index - 1]?.lastWordIndex ?? -1);
        expect(asRecognised(correctTranscript(base, standing).transcript)).toEqual(base);
      }),
    );
  });
});

it('takes a corrected word for sure', () => {
  const base = transcriptOf(wordsOf('the data is script did').map((word) => ({ ...word, probability: 0.2 })));
  const { transcript } = correctTranscript(base, [
    { firstWordIndex: 3, lastWordIndex: 4, text: ' encrypted. ' },
  ]);
  expect(transcript.words.map(({ text, probability }) => [text, probability])).toEqual([
    ['the', 0.2],
    ['data', 0.2],
    ['is', 0.2],
    ['encrypted.', 1],
  ]);
});
