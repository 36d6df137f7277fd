import { describe, expect, it } from 'vitest';
import {
  type DetectedPiece,
  likelyLanguage,
  settledLanguage,
} from '../../../src/core/transcript/take-language.ts';

/** A piece of so many seconds, with a word of 300 ms in every 400 of the first `spokenMs`. */
const piece = (language: string, startMs: number, spokenMs: number, lengthMs = 28_000): DetectedPiece => {
  const moment = { startMs, endMs: startMs + lengthMs };
  const tokens = Array.from({ length: Math.floor(spokenMs / 400) }, (_, index) => ({
    id: index,
    text: ` word${startMs}-${index}`,
    startMs: index * 400,
    endMs: index * 400 + 300,
    probability: 0.9,
  }));
  const segment = { startMs: 0, endMs: lengthMs, noSpeechProbability: 0, meanLogProbability: -0.1, tokens };
  return {
    language,
    piece: { ...moment, voiced: [moment] },
    segments: tokens.length > 0 ? [segment] : [],
  };
};

describe('the language of a take', () => {
  it('is not settled by a cough, a word or nothing', () => {
    expect(settledLanguage([])).toBeNull();
    expect(settledLanguage([piece('cy', 0, 0)])).toBeNull();
    expect(settledLanguage([piece('cy', 0, 0), piece('la', 30_000, 800)])).toBeNull();
  });

  it('is settled by some seconds of words, whatever noises were taken for', () => {
    expect(settledLanguage([piece('cy', 0, 0), piece('cy', 30_000, 0), piece('de', 60_000, 20_000)])).toBe(
      'de',
    );
    const short = [0, 30_000, 60_000].map((startMs) => piece('fr', startMs, 6_000));
    expect(settledLanguage(short.slice(0, 2))).toBeNull();
    expect(settledLanguage(short)).toBe('fr');
  });

  it('waits while another one is nearly as strong, but not for ever', () => {
    const both = (pairs: number): DetectedPiece[] =>
      Array.from({ length: pairs }, (_, pair) => [
        piece('en', pair * 60_000, 20_000),
        piece('nl', pair * 60_000 + 30_000, 16_000),
      ]).flat();
    expect(settledLanguage(both(1))).toBeNull();
    expect(settledLanguage(both(3))).toBe('en');
  });

  it('believes no words that are a loop across pieces', () => {
    const thanks = Array.from({ length: 60 }, (_, index): DetectedPiece => {
      const made = piece('cy', index * 30_000, 400);
      return {
        ...made,
        segments: made.segments.map((segment) => ({
          ...segment,
          tokens: segment.tokens.map((token) => ({ ...token, text: ' Diolch' })),
        })),
      };
    });
    expect(settledLanguage(thanks)).toBeNull();
    expect(likelyLanguage(thanks)).toEqual({ language: 'cy', hasWords: true });
  });

  it('is the likeliest where little was said: by words, and where there are none by voice', () => {
    expect(likelyLanguage([])).toBeNull();
    expect(likelyLanguage([piece('cy', 0, 0), piece('de', 30_000, 1_200)])).toEqual({
      language: 'de',
      hasWords: true,
    });
    expect(likelyLanguage([piece('cy', 0, 0, 1_000), piece('de', 30_000, 0, 5_000)])).toEqual({
      language: 'de',
      hasWords: false,
    });
  });

  it('is unknown where the engine cannot tell', () => {
    expect(settledLanguage([piece('auto', 0, 28_000), piece('', 30_000, 28_000)])).toBeNull();
    expect(likelyLanguage([piece('auto', 0, 28_000)])).toBeNull();
  });
});
