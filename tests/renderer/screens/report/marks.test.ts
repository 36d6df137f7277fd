import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../../src/contract/analysis.ts';
import type { Transcript, Word } from '../../../../src/contract/transcript.ts';
import {
  paragraphsOf,
  type Token,
  tokensOf,
  wordAt,
} from '../../../../src/renderer/screens/report/transcript/marks.ts';

const word = (index: number, startMs: number, probability = 0.9): Word => ({
  index,
  text: `word${index}`,
  startMs,
  endMs: startMs + 300,
  probability,
  segmentIndex: 0,
});
const transcript = (words: Word[]): Transcript => ({
  schemaVersion: 1,
  language: 'en',
  recogniser: {
    engine: 'whisper.cpp',
    engineVersion: '1',
    variant: 'generic',
    threads: 1,
    modelId: 'test',
    modelSha256: 'a'.repeat(64),
    isTestModel: true,
  },
  pieces: [],
  segments: [],
  words,
  droppedSegments: 0,
});
const empty = { stepMs: 1000, values: [] };
const analysis = (change: Partial<Analysis>): Analysis => ({
  schemaVersion: 1,
  analyserVersion: '1',
  hasTranscript: true,
  durationMs: 60_000,
  voiced: [],
  pauses: [],
  filledPauses: [],
  fillerWords: [],
  fillerClusters: [],
  repetitions: [],
  questions: [],
  sections: [],
  screenChanges: [],
  measures: [],
  curves: { pace: empty, pitch: empty, level: empty },
  ...change,
});
const textOf = (token: Token): string => (token.kind === 'word' ? token.word.text : 'um');

describe('tokensOf', () => {
  const words = [word(0, 0), word(1, 500, 0.3), word(2, 1000), word(3, 2400)];

  it('marks unsure words and fillers of several words', () => {
    const tokens = tokensOf({
      transcript: transcript(words),
      analysis: analysis({
        fillerWords: [{ startMs: 1000, endMs: 2700, text: 'you know', firstWordIndex: 2, lastWordIndex: 3 }],
      }),
    });
    expect(tokens.map((token) => token.kind === 'word' && token.isUnsure)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(tokens.map((token) => token.kind === 'word' && token.isFiller)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('puts an "um" that only the sound holds between the words, and marks one that is a word', () => {
    const tokens = tokensOf({
      transcript: transcript(words),
      analysis: analysis({
        filledPauses: [
          { startMs: 1500, endMs: 1900, source: 'acoustic', probability: 0.8 },
          { startMs: 0, endMs: 300, source: 'both', probability: 0.9, wordIndex: 0 },
        ],
      }),
    });
    expect(tokens.map(textOf)).toEqual(['word0', 'word1', 'word2', 'um', 'word3']);
    expect(tokens[0]).toMatchObject({ isFiller: true });
  });

  it('shows the words alone while nothing was analysed', () => {
    expect(tokensOf({ transcript: transcript(words), analysis: null })).toHaveLength(4);
  });
});

describe('paragraphsOf', () => {
  it('keeps every word once, in order, whatever the pauses', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 300 });
    fc.assert(
      fc.property(gaps, (pauses) => {
        let at = 0;
        const words = pauses.map((pause, index) => {
          at += 300 + pause;
          return word(index, at);
        });
        const paragraphs = paragraphsOf(tokensOf({ transcript: transcript(words), analysis: null }));
        expect(paragraphs.flatMap(({ tokens }) => tokens.map(textOf))).toEqual(words.map(({ text }) => text));
        for (const { tokens } of paragraphs) expect(tokens.length).toBeLessThanOrEqual(90);
      }),
    );
  });

  it('begins a new one after a silence', () => {
    const words = Array.from({ length: 30 }, (_, i) => word(i, i * 400 + (i >= 15 ? 3000 : 0)));
    expect(
      paragraphsOf(tokensOf({ transcript: transcript(words), analysis: null })).map(({ startMs }) => startMs),
    ).toEqual([0, 9000]);
  });
});

describe('wordAt', () => {
  it('finds the last word that has begun', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 60_000 }), (steps, atMs) => {
        let at = 0;
        const words = steps.map((step, index) => {
          at += step;
          return word(index, at);
        });
        expect(wordAt(words, atMs)).toBe(words.findLastIndex(({ startMs }) => startMs <= atMs));
      }),
    );
  });
});
