import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeardFilledPause } from '../../../src/core/analysis/filled-pause-detector.ts';
import { joinFilledPauses } from '../../../src/core/analysis/filled-pauses.ts';
import type { Word } from '../../../src/contract/transcript.ts';
import { joinMoments } from '../../../src/core/analysis/moments.ts';
import { heldVoice } from './sounds.ts';
import { wordsOf } from './words.ts';

const heard = (startMs: number, endMs: number, probability = 0.8) => ({ startMs, endMs, probability });

/** Joins what was heard with words: voice over both, a nucleus in the middle of each (of each word's syllables, where they are told). */
const join = (possible: readonly HeardFilledPause[], words: readonly Word[], read: readonly number[]) => {
  const voiced = [...words, ...possible].map(({ startMs, endMs }) => ({ startMs, endMs }));
  const nucleiAtMs = voiced.map(({ startMs, endMs }) => (startMs + endMs) / 2).toSorted((a, b) => a - b);
  return joinFilledPauses(
    { possible, voiced: mergedOf(voiced), nucleiAtMs, voiceOf: heldVoice },
    words,
    read,
  );
};

const mergedOf = (moments: readonly { startMs: number; endMs: number }[]) =>
  joinMoments(
    moments.toSorted((a, b) => a.startMs - b.startMs),
    0,
  );

describe('filled pauses heard and read', () => {
  test('at the same place are one, and surer than either', () => {
    const words = wordsOf('so um today');
    const [both, ...others] = join([heard(260, 430)], words, [1]);
    expect(others).toEqual([]);
    expect(both).toEqual({ startMs: 260, endMs: 430, source: 'both', probability: 0.98, wordIndex: 1 });
  });

  test('only read keep the time of their word', () => {
    expect(join([], wordsOf('so um today'), [1])).toEqual([
      { startMs: 250, endMs: 450, source: 'transcript', probability: 0.9, wordIndex: 1 },
    ]);
  });

  test('only heard count where the transcript has no word', () => {
    const words = wordsOf('so [700] today');
    expect(join([heard(400, 800)], words, [])).toMatchObject([
      { startMs: 400, endMs: 800, source: 'acoustic' },
    ]);
  });

  test('only heard do not count where a word is', () => {
    const words = wordsOf('they grow from there');
    expect(join([heard(760, 960)], words, [])).toEqual([]);
  });

  test('count inside a word that ran over them: it would be far too long for its letters', () => {
    const words = wordsOf('so [700] today').map((word) =>
      word.text === 'so' ? { ...word, endMs: 950 } : word,
    );
    expect(join([heard(400, 800)], words, [])).toHaveLength(1);
  });

  test('count over a short word that the recogniser was not sure of, which may be a wrongly written "um"', () => {
    const last = wordsOf('they grow from a').at(-1);
    const withLast = (probability: number) =>
      wordsOf('they grow from a').map((word) =>
        word.index === last?.index ? { ...word, endMs: 1100, probability } : word,
      );
    // One sound, so one nucleus.
    const joinOne = (written: readonly Word[]) =>
      joinFilledPauses(
        {
          possible: [heard(760, 1090)],
          voiced: [{ startMs: 0, endMs: 1100 }],
          nucleiAtMs: written.map(({ startMs, endMs }) => (startMs + endMs) / 2),
          voiceOf: heldVoice,
        },
        written,
        [],
      );
    expect(joinOne(withLast(0.3))).toHaveLength(1);
    expect(joinOne(withLast(0.95))).toEqual([]);
  });

  test('half heard count where a word ran over them, not where the word needs its time', () => {
    const ranOver = wordsOf('so [700] today').map((word) =>
      word.text === 'so' ? { ...word, endMs: 950 } : word,
    );
    const voiced = [
      { startMs: 0, endMs: 800 },
      { startMs: 950, endMs: 1300 },
    ];
    const around = {
      voiced,
      nucleiAtMs: [120, 600, 1020, 1180],
      possible: [heard(400, 800, 0.6)],
      voiceOf: heldVoice,
    };
    expect(joinFilledPauses(around, ranOver, [])).toHaveLength(1);
    expect(join([heard(760, 960, 0.6)], wordsOf('they grow from there'), [])).toEqual([]);
  });

  test('are judged by ear alone where there are no words at all', () => {
    expect(join([heard(400, 800, 0.6), heard(1200, 1500, 0.3)], [], [])).toEqual([
      { startMs: 400, endMs: 800, source: 'acoustic', probability: 0.6 },
    ]);
  });

  test('come in order of time', () => {
    const found = join([heard(2000, 2300), heard(5000, 5400)], wordsOf('so um today'), [1]);
    expect(found.map(({ startMs }) => startMs)).toEqual([250, 2000, 5000]);
  });

  test('one heard sound joins one word only', () => {
    const found = join([heard(250, 700)], wordsOf('um uh'), [0, 1]);
    expect(found.map(({ source }) => source).toSorted()).toEqual(['both', 'transcript']);
  });

  test('one hesitation that was heard in two pieces counts once, alone and with its word', () => {
    const pieces = [heard(400, 620), heard(680, 900)];
    expect(join(pieces, wordsOf('so [900] today'), [])).toMatchObject([
      { startMs: 400, endMs: 900, source: 'acoustic' },
    ]);
    expect(join(pieces, wordsOf('so [200] um [500] today'), [1])).toHaveLength(1);
  });

  test('two hesitations in a row are two, and each word takes the sound that is nearest', () => {
    const words = wordsOf('so um [300] uh today');
    const found = join([heard(260, 430), heard(800, 990)], words, [1, 2]);
    expect(found.map(({ source, startMs, wordIndex }) => [source, startMs, wordIndex])).toEqual([
      ['both', 260, 1],
      ['both', 800, 2],
    ]);
  });

  test('a word at the same place makes what was only heard less sure', () => {
    const [clear] = join([heard(760, 960, 0.95)], wordsOf('they grow [800] there'), []);
    const doubted = wordsOf('they grow from there').map((word) => ({ ...word, probability: 0.4 }));
    const [doubtful] = join([heard(760, 960, 0.95)], doubted, []);
    // Not counted at all is the least sure.
    expect(doubtful?.probability ?? 0).toBeLessThan(clear?.probability ?? 0);
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
        const found = join(
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
