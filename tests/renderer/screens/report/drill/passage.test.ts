import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Word } from '../../../../../src/contract/transcript.ts';
import {
  longestDrillMs,
  passageOf,
  wordsOf,
} from '../../../../../src/renderer/screens/report/drill/passage.ts';

const whole = { startMs: 0, endMs: 120_000 };
/** Half a second each, one after the other from `startMs`. */
const say = (text: string, startMs: number): Word[] =>
  text.split(' ').map((word, index) => ({
    index,
    text: word,
    startMs: startMs + index * 500,
    endMs: startMs + index * 500 + 450,
    probability: 0.9,
    segmentIndex: 0,
  }));

describe('passageOf', () => {
  it('takes whole sentences around what was flagged', () => {
    const words = say(
      'Good morning. This is where every site is seen at one glance in the morning. Next one.',
      20_000,
    );
    const passage = passageOf({ startMs: 23_000, endMs: 24_000 }, whole, words);
    expect(wordsOf(passage, words)).toContain(
      'This is where every site is seen at one glance in the morning.',
    );
    expect(passage.startMs).toBeLessThanOrEqual(21_000);
  });

  it('gives a lonely "um" eight seconds, also at the edges of what counts', () => {
    expect(passageOf({ startMs: 60_000, endMs: 60_400 }, whole, [])).toEqual({
      startMs: 56_200,
      endMs: 64_200,
    });
    expect(passageOf({ startMs: 100, endMs: 400 }, whole, [])).toEqual({ startMs: 0, endMs: 8_000 });
    expect(passageOf({ startMs: 119_900, endMs: 120_000 }, whole, [])).toEqual({
      startMs: 112_000,
      endMs: 120_000,
    });
  });

  it('cuts what is longer than a drill', () => {
    expect(passageOf({ startMs: 10_000, endMs: 100_000 }, whole, [])).toEqual({
      startMs: 10_000,
      endMs: 40_000,
    });
  });

  it('always lies inside what counts, and is hardly longer than a drill', () => {
    const words = say(
      Array.from({ length: 200 }, (_, index) => (index % 17 === 16 ? 'end.' : 'word')).join(' '),
      3_000,
    );
    fc.assert(
      fc.property(
        fc.nat(119_000),
        fc.integer({ min: 1, max: 60_000 }),
        fc.boolean(),
        (startMs, length, hasWords) => {
          const moment = { startMs, endMs: Math.min(whole.endMs, startMs + length) };
          const passage = passageOf(moment, whole, hasWords ? words : []);
          expect(passage.startMs).toBeGreaterThanOrEqual(0);
          expect(passage.startMs).toBeLessThanOrEqual(moment.startMs);
          expect(passage.endMs).toBeLessThanOrEqual(whole.endMs);
          expect(passage.endMs - passage.startMs).toBeGreaterThanOrEqual(7_999);
          expect(passage.endMs - passage.startMs).toBeLessThanOrEqual(longestDrillMs + 1_000);
        },
      ),
    );
  });
});
