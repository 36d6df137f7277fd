import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordTimingOf } from '../../../src/core/analysis/word-timing.ts';
import { wordsOf } from './words.ts';

/** Three stretches of speech, 400 ms apart, with the words that were said in them. */
const voiced = [
  { startMs: 0, endMs: 450 },
  { startMs: 850, endMs: 1300 },
  { startMs: 1700, endMs: 2150 },
];
const exact = wordsOf('we show [350] what is [350] asked for');

describe('how exactly a recogniser times its words', () => {
  test('words that begin with the voice and end with it are exact', () => {
    expect(wordTimingOf(exact, voiced)).toEqual({ startsOffMs: 0, runsOverShare: 0 });
  });

  test('words that begin late are off by so much', () => {
    const late = exact.map((word) => ({ ...word, startMs: word.startMs + 90 }));
    expect(wordTimingOf(late, voiced).startsOffMs).toBe(90);
  });

  test('words that last until the next begin run over every pause, though the next begin a little early', () => {
    const running = exact.map((word, index) => ({
      ...word,
      startMs: word.startMs - 40,
      endMs: (exact[index + 1]?.startMs ?? 2200) - 40,
    }));
    expect(wordTimingOf(running, voiced).runsOverShare).toBe(1);
  });

  test('without words or pauses nothing is known, and something usual is said', () => {
    const usual = { startsOffMs: 60, runsOverShare: 0.5 };
    expect(wordTimingOf([], voiced)).toEqual(usual);
    expect(wordTimingOf(exact, voiced.slice(0, 1))).toEqual(usual);
  });

  test('whatever is written and heard, both stay within their bounds', () => {
    const steps = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 900 })), { maxLength: 12 });
    const inOrder = (pairs: [number, number][]): { startMs: number; endMs: number }[] => {
      let atMs = 0;
      return pairs.map(([gapMs, lengthMs]) => {
        const startMs = atMs + gapMs;
        atMs = startMs + lengthMs;
        return { startMs, endMs: atMs };
      });
    };
    fc.assert(
      fc.property(steps, steps, (written, heard) => {
        const words = inOrder(written).map((one, index) => ({
          ...one,
          index,
          text: 'word',
          probability: 0.9,
          segmentIndex: 0,
        }));
        const { startsOffMs, runsOverShare } = wordTimingOf(words, inOrder(heard));
        expect(startsOffMs).toBeGreaterThanOrEqual(0);
        expect(startsOffMs).toBeLessThanOrEqual(500);
        expect(runsOverShare).toBeGreaterThanOrEqual(0);
        expect(runsOverShare).toBeLessThanOrEqual(1);
      }),
    );
  });
});
