import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type RecognisedToken,
  settleWordTimes,
  wordsFromTokens,
} from '../../../src/core/transcript/words.ts';

const token = (text: string, startMs = 0, endMs = startMs + 100, probability = 1): RecognisedToken => ({
  id: 1,
  text,
  startMs,
  endMs,
  probability,
});
const texts = (...tokens: string[]) =>
  wordsFromTokens(tokens.map((text) => token(text))).map(({ text }) => text);

describe('wordsFromTokens', () => {
  it('joins the parts of a word and keeps punctuation with it', () => {
    expect(texts(' So', ',', ' dash', 'board', ' works', '.')).toEqual(['So,', 'dashboard', 'works.']);
  });

  it('starts a word at the first token even without a space', () => {
    expect(texts('Hello', ' there')).toEqual(['Hello', 'there']);
  });

  it('keeps hyphens and apostrophes inside', () => {
    expect(texts(' twenty', '-', 'five', ' don', "'t")).toEqual(['twenty-five', "don't"]);
  });

  it('does not glue an opening mark to the word before it', () => {
    expect(texts(' demo', ' [', 'BLANK', '_', 'AUDIO', ']', ' $', '5')).toEqual([
      'demo',
      '[BLANK_AUDIO]',
      '$5',
    ]);
  });

  it('drops punctuation that stands alone, and joins a dash to the word before it', () => {
    expect(texts('...', ' well', ' -', ' yes')).toEqual(['well-', 'yes']);
    expect(texts(' ♪', ' ...')).toEqual([]);
  });

  it('takes every token as a word where the script has no spaces', () => {
    expect(texts('今天', '我们', '。', '开始')).toEqual(['今天', '我们。', '开始']);
  });

  it('takes times and probability from what is spoken, not from punctuation', () => {
    const [word] = wordsFromTokens([
      token(' dash', 100, 300, 0.9),
      token('board', 300, 500, 0.4),
      token('.', 500, 900, 0.01),
    ]);
    expect(word).toMatchObject({ startMs: 100, endMs: 500 });
    expect(word?.probability).toBeCloseTo(0.6, 5);
  });
});

describe('settleWordTimes', () => {
  const word = (startMs: number, endMs: number, text = 'word') => ({ text, startMs, endMs, probability: 1 });
  const bounds = { startMs: 0, endMs: 10_000 };

  it('takes the silence out of a word that runs on into a pause', () => {
    const voiced = [
      { startMs: 500, endMs: 1000 },
      { startMs: 3000, endMs: 4000 },
    ];
    const [first, second] = settleWordTimes([word(600, 3000), word(3000, 3500)], voiced, bounds);
    expect(first).toMatchObject({ startMs: 600, endMs: 1000 });
    expect(second).toMatchObject({ startMs: 3000, endMs: 3500 });
  });

  it('moves a word that starts in the pause to the voice after it', () => {
    const voiced = [
      { startMs: 0, endMs: 1000 },
      { startMs: 2000, endMs: 3000 },
    ];
    expect(settleWordTimes([word(990, 2400)], voiced, bounds)[0]).toMatchObject({
      startMs: 2000,
      endMs: 2400,
    });
  });

  it('brings a word from silence to the nearest voice', () => {
    const [moved] = settleWordTimes([word(1200, 1300)], [{ startMs: 100, endMs: 1000 }], bounds);
    expect(moved?.endMs).toBeLessThanOrEqual(1000);
    expect(moved?.startMs).toBeGreaterThanOrEqual(900);
  });

  it('keeps any input in order, apart and inside the piece', () => {
    const time = fc.integer({ min: -500, max: 12_000 });
    const wild = fc.array(fc.tuple(time, time), { maxLength: 60 });
    fc.assert(
      fc.property(wild, fc.array(fc.tuple(time, time), { maxLength: 6 }), (times, stretches) => {
        const voiced = stretches
          .map(([a, b]) => ({ startMs: Math.min(a, b), endMs: Math.max(a, b) + 1 }))
          .sort((a, b) => a.startMs - b.startMs);
        const settled = settleWordTimes(
          times.map(([a, b]) => word(a, b)),
          voiced,
          bounds,
        );
        expect(settled).toHaveLength(times.length);
        let lastEndMs = bounds.startMs;
        for (const { startMs, endMs } of settled) {
          expect(Number.isInteger(startMs) && Number.isInteger(endMs)).toBe(true);
          expect(startMs).toBeGreaterThanOrEqual(lastEndMs);
          expect(endMs).toBeGreaterThan(startMs);
          expect(endMs).toBeLessThanOrEqual(bounds.endMs);
          lastEndMs = endMs;
        }
      }),
    );
  });

  it('still fits when there are more words than room', () => {
    const settled = settleWordTimes(
      Array.from({ length: 30 }, () => word(50, 90)),
      [{ startMs: 0, endMs: 100 }],
      { startMs: 0, endMs: 100 },
    );
    expect(settled.at(-1)?.endMs).toBeLessThanOrEqual(100);
    expect(settled.every(({ startMs, endMs }) => endMs > startMs)).toBe(true);
  });
});
