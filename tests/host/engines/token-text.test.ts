import { describe, expect, it } from 'vitest';
import { tokensWithText } from '../../../src/host/engines/token-text.ts';

const bytes = (...values: number[]) => String.fromCharCode(...values);
const token = (text: string, startMs: number, probability = 0.9) => ({
  id: startMs,
  text,
  startMs,
  endMs: startMs + 100,
  probability,
});

describe('tokensWithText', () => {
  it('leaves plain tokens as they are', () => {
    expect(tokensWithText([token(' So', 0), token(',', 100)])).toEqual([token(' So', 0), token(',', 100)]);
  });

  it('joins the tokens of one character', () => {
    // U+4F60 is E4 BD A0
    const joined = tokensWithText([
      token(bytes(0xe4, 0xbd), 0, 0.9),
      token(bytes(0xa0), 100, 0.5),
      token('!', 200),
    ]);
    expect(joined).toEqual([
      { id: 0, text: '\u4f60', startMs: 0, endMs: 200, probability: 0.5 },
      token('!', 200),
    ]);
  });

  it('leaves out bytes that never become a character', () => {
    expect(tokensWithText([token(bytes(0xff), 0), token(' ok', 100)])).toEqual([token(' ok', 100)]);
    expect(tokensWithText([token(bytes(0xe4, 0xbd), 0)])).toEqual([]);
  });
});
