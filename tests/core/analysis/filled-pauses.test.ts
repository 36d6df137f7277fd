import { describe, expect, test } from 'vitest';
import { joinFilledPauses } from '../../../src/core/analysis/filled-pauses.ts';
import { wordsOf } from './words.ts';

const heard = (startMs: number, endMs: number, probability = 0.8) => ({ startMs, endMs, probability });

describe('filled pauses heard and read', () => {
  test('at the same place are one, and surer than either', () => {
    const words = wordsOf('so um today');
    const [both, ...others] = joinFilledPauses([heard(260, 430)], words, [1]);
    expect(others).toEqual([]);
    expect(both).toEqual({ startMs: 260, endMs: 430, source: 'both', probability: 0.98, wordIndex: 1 });
  });

  test('only read keep the time of their word', () => {
    expect(joinFilledPauses([], wordsOf('so um today'), [1])).toEqual([
      { startMs: 250, endMs: 450, source: 'transcript', probability: 0.9, wordIndex: 1 },
    ]);
  });

  test('only heard count where the transcript has no word', () => {
    const words = wordsOf('so [700] today');
    expect(joinFilledPauses([heard(400, 800)], words, [])).toEqual([
      { startMs: 400, endMs: 800, source: 'acoustic', probability: 0.8 },
    ]);
  });

  test('only heard do not count where a word is', () => {
    const words = wordsOf('they grow from there');
    expect(joinFilledPauses([heard(760, 960)], words, [])).toEqual([]);
  });

  test('count inside a word that ran over them: it would be far too long for its letters', () => {
    const words = wordsOf('so [700] today').map((word) =>
      word.text === 'so' ? { ...word, endMs: 950 } : word,
    );
    expect(joinFilledPauses([heard(400, 800)], words, [])).toHaveLength(1);
  });

  test('count over an uncertain word, which may be a wrongly written "um"', () => {
    const words = wordsOf('they grow from there').map((word) => ({ ...word, probability: 0.3 }));
    expect(joinFilledPauses([heard(760, 960)], words, [])).toHaveLength(1);
  });

  test('come in order of time', () => {
    const found = joinFilledPauses([heard(2000, 2300), heard(5000, 5400)], wordsOf('so um today'), [1]);
    expect(found.map(({ startMs }) => startMs)).toEqual([250, 2000, 5000]);
  });

  test('one heard sound joins one word only', () => {
    const found = joinFilledPauses([heard(250, 700)], wordsOf('um uh'), [0, 1]);
    expect(found.map(({ source }) => source).toSorted()).toEqual(['both', 'transcript']);
  });
});
