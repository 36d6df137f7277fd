import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../../src/core/transcript/languages/en.ts';
import { languages } from '../../../src/core/transcript/languages/languages.ts';
import { findWordNotes, type VendorWords } from '../../../src/core/transcript/word-notes.ts';
import { wordsOf } from '../analysis/words.ts';

const none: VendorWords = { jargon: [], vocabulary: [] };
const found = (text: string, vendor = none, taken: readonly number[] = []) =>
  findWordNotes(wordsOf(text), english, vendor, new Set(taken)).map(({ kind, text: phrase }) => [
    kind,
    phrase,
  ]);

describe('word notes', () => {
  it('name what takes a statement back, what says little, and business talk', () => {
    expect(found('I think this is a very seamless thing, maybe.')).toEqual([
      ['hedge', 'i think'],
      ['weak-word', 'very'],
      ['jargon', 'seamless'],
      ['weak-word', 'thing'],
      ['hedge', 'maybe'],
    ]);
  });

  it('take the longest phrase, once', () => {
    expect(found('a lot of reports')).toEqual([['weak-word', 'a lot of']]);
    expect(found('a paradigm shift')).toEqual([['jargon', 'paradigm shift']]);
  });

  it('do not run across the end of a sentence, and leave fillers to the fillers', () => {
    expect(found('So do I. Think of it.')).toEqual([]);
    expect(found('I think so', none, [0])).toEqual([]);
  });

  it("know the vendor's own words, and let its names pass", () => {
    const vendor = { jargon: ['Synergy Hub', 'war room'], vocabulary: ['Ecosystem'] };
    expect(found('Our ecosystem opens a war-room, a war room.', vendor)).toEqual([['jargon', 'war room']]);
  });

  it.each(languages)('in "$code" find each entry of the lists where it stands alone', (language) => {
    for (const phrase of [...language.hedges, ...language.weakWords, ...language.jargon]) {
      const [note] = findWordNotes(wordsOf(phrase), language, none, new Set());
      expect(note?.text, phrase).toBe(phrase);
    }
  });

  it('never overlap and stay in order, whatever is said', () => {
    const word = fc.constantFrom(
      'I',
      'think',
      'a',
      'lot',
      'of',
      'very',
      'paradigm',
      'shift.',
      'maybe,',
      'data',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (spoken) => {
        let last = -1;
        for (const note of findWordNotes(wordsOf(spoken.join(' ')), english, none, new Set())) {
          expect(note.firstWordIndex).toBeGreaterThan(last);
          last = note.lastWordIndex;
        }
      }),
    );
  });
});
