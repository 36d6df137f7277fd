import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/contract/transcript.ts';
import {
  asRecognised,
  recognisedWords,
  type Replacement,
  replaceWords,
} from '../../../src/core/transcript/edits.ts';
import { transcriptOf, wordsOf } from '../analysis/words.ts';

const textOf = ({ words }: Pick<Transcript, 'words'>): string => words.map(({ text }) => text).join(' ');
const change = (firstWordIndex: number, lastWordIndex: number, text: string): Replacement => ({
  firstWordIndex,
  lastWordIndex,
  texts: text.split(' ').filter(Boolean),
  probability: 1,
});

describe('replaceWords', () => {
  const base = transcriptOf(wordsOf('we open halt in relay now'));

  it('puts fewer words in the place of more, over the same time, and keeps what was heard', () => {
    const { transcript, baseIndexes } = replaceWords(base, [change(2, 4, 'Halden Relay')], 'repair');
    expect(textOf(transcript)).toBe('we open Halden Relay now');
    expect(transcript.words.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(transcript.words[2]?.startMs).toBe(base.words[2]?.startMs);
    expect(transcript.words[3]?.endMs).toBe(base.words[4]?.endMs);
    expect(transcript.edits).toMatchObject([{ by: 'repair', firstWordIndex: 2, wordCount: 2 }]);
    expect(transcript.edits?.[0]?.heard.map(({ text }) => text)).toEqual(['halt', 'in', 'relay']);
    expect(baseIndexes).toEqual([0, 1, 2, 3, 5]);
  });

  it('keeps the times of the words where there are as many', () => {
    const { transcript } = replaceWords(base, [change(2, 4, 'Halden Relay works')], 'speaker');
    expect(transcript.words.map(({ startMs }) => startMs)).toEqual(base.words.map(({ startMs }) => startMs));
  });

  it('strikes words out, at the edges too', () => {
    const { transcript } = replaceWords(base, [change(0, 1, ''), change(5, 5, '')], 'speaker');
    expect(textOf(transcript)).toBe('halt in relay');
    expect(transcript.edits).toMatchObject([
      { firstWordIndex: 0, wordCount: 0 },
      { firstWordIndex: 3, wordCount: 0 },
    ]);
    expect(textOf(asRecognised(transcript))).toBe(textOf(base));
  });

  it('takes in the rest of an earlier edit that it cuts through, and still knows what was recognised', () => {
    const repaired = replaceWords(base, [change(2, 4, 'Halden Relay')], 'repair').transcript;
    const { transcript } = replaceWords(repaired, [change(3, 4, 'Gateway today')], 'speaker');
    expect(textOf(transcript)).toBe('we open Halden Gateway today');
    expect(transcript.edits).toHaveLength(1);
    expect(transcript.edits?.[0]).toMatchObject({ by: 'speaker', firstWordIndex: 2, wordCount: 3 });
    expect(recognisedWords(transcript, 2, 4).map(({ text }) => text)).toEqual(['halt', 'in', 'relay', 'now']);
    expect(asRecognised(transcript)).toEqual(base);
  });

  it('leaves earlier edits elsewhere alone', () => {
    const repaired = replaceWords(base, [change(2, 4, 'Halden Relay')], 'repair').transcript;
    const { transcript } = replaceWords(repaired, [change(0, 0, 'now you')], 'speaker');
    expect(transcript.edits).toMatchObject([
      { by: 'speaker', firstWordIndex: 0, wordCount: 2 },
      { by: 'repair', firstWordIndex: 3, wordCount: 2 },
    ]);
  });

  const replacements = (count: number): fc.Arbitrary<Replacement[]> =>
    fc
      .array(
        fc.record({
          length: fc.integer({ min: 1, max: 4 }),
          gap: fc.integer({ min: 0, max: 3 }),
          text: fc.constantFrom('', 'one', 'two words', 'rather more words than before'),
        }),
        { maxLength: 6 },
      )
      .map((wanted) => {
        let at = 0;
        return wanted.flatMap(({ length, gap, text }) => {
          const first = at + gap;
          at = first + length;
          return at <= count ? [change(first, at - 1, text)] : [];
        });
      });

  it('can always be taken back whole, twice over, and keeps words in order and in the schema', () => {
    fc.assert(
      fc.property(replacements(6), replacements(4), (first, second) => {
        const once = replaceWords(base, first, 'repair').transcript;
        const fitting = second.filter(({ lastWordIndex }) => lastWordIndex < once.words.length);
        const twice = replaceWords(once, fitting, 'speaker');
        expect(asRecognised(once)).toEqual(base);
        // A place that was struck out first holds no word that a second edit could take hold of.
        if (!first.some(({ texts }) => texts.length === 0))
          expect(asRecognised(twice.transcript)).toEqual(base);
        Transcript.parse(twice.transcript);
        expect(twice.baseIndexes).toHaveLength(twice.transcript.words.length);
        for (const [index, word] of twice.transcript.words.entries()) {
          expect(word.index).toBe(index);
          expect(word.endMs).toBeGreaterThan(word.startMs);
          expect(word.startMs).toBeGreaterThanOrEqual(twice.transcript.words[index - 1]?.endMs ?? 0);
        }
      }),
    );
  });
});
