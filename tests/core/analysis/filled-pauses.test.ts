import fc from 'fast-check';
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

  test('one hesitation that was heard in two pieces counts once, alone and with its word', () => {
    const pieces = [heard(400, 620), heard(680, 900)];
    expect(joinFilledPauses(pieces, wordsOf('so [900] today'), [])).toMatchObject([
      { startMs: 400, endMs: 900, source: 'acoustic' },
    ]);
    expect(joinFilledPauses(pieces, wordsOf('so [200] um [500] today'), [1])).toHaveLength(1);
  });

  test('two hesitations in a row are two, and each word takes the sound that is nearest', () => {
    const words = wordsOf('so um [300] uh today');
    const found = joinFilledPauses([heard(260, 430), heard(800, 990)], words, [1, 2]);
    expect(found.map(({ source, startMs, wordIndex }) => [source, startMs, wordIndex])).toEqual([
      ['both', 260, 1],
      ['both', 800, 2],
    ]);
  });

  test('a word at the same place makes what was only heard less sure', () => {
    const [clear] = joinFilledPauses([heard(760, 960)], wordsOf('they grow [800] there'), []);
    const doubted = wordsOf('they grow from there').map((word) => ({ ...word, probability: 0.4 }));
    const [doubtful] = joinFilledPauses([heard(760, 960)], doubted, []);
    expect(doubtful?.probability).toBeLessThan(clear?.probability ?? 0);
  });

  test('never count one place twice, whatever was heard and read', () => {
    const sounds = fc.array(fc.tuple(fc.nat(8000), fc.integer({ min: 200, max: 700 })), { maxLength: 8 });
    const spoken = fc.array(fc.constantFrom('um', 'uh', 'so', 'today', '[300]'), {
      minLength: 1,
      maxLength: 25,
    });
    fc.assert(
      fc.property(sounds, spoken, (times, parts) => {
        const words = wordsOf(['we', ...parts].join(' '));
        const hesitations = words
          .filter(({ text }) => text === 'um' || text === 'uh')
          .map(({ index }) => index);
        const found = joinFilledPauses(
          times.map(([startMs, length]) => heard(startMs, startMs + length)),
          words,
          hesitations,
        );
        expect(found.flatMap(({ wordIndex }) => wordIndex ?? [])).toHaveLength(hesitations.length);
        expect(found.length).toBeLessThanOrEqual(hesitations.length + times.length);
        for (const { probability } of found) expect(probability).toBeGreaterThan(0);
        const onlyHeard = found.filter(({ source }) => source === 'acoustic');
        for (const one of onlyHeard)
          for (const other of found)
            if (other !== one) expect(one.startMs >= other.endMs || one.endMs <= other.startMs).toBe(true);
      }),
    );
  });
});
