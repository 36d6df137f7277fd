import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assembleTranscript } from '../../../src/core/transcript/assemble.ts';
import { transcriptOf } from '../analysis/words.ts';
import { devPairs } from './repair/dev.ts';
import { heldOutPairs } from './repair/held-out.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const utterances = (path: string): string[] =>
  z
    .array(z.object({ utterance: z.string() }))
    .parse(JSON.parse(read(path)))
    .map(({ utterance }) => utterance);
const recording = (name: string): string =>
  z.object({ text: z.string() }).parse(JSON.parse(read(`fixtures/recordings/${name}.truth.json`))).text;

/** Everything that the tests hold of what people say: sentences of demos, of labelled pairs, and whole talks. */
const said = [
  ...read('fixtures/model/sentences.txt').split('\n'),
  ...utterances('bench/matcher/dev.json'),
  ...utterances('bench/matcher/held-out.json'),
  ...[...devPairs, ...heldOutPairs].map(({ wanted }) => wanted.replace(/[~^]|\[\d+\]/g, '')),
  ...['demo-voice', 'discovery-voice', 'objection-voice'].map(recording),
  'Thank you.',
  'Thank you very much.',
  'Thank you. So, good morning, and welcome.',
  'No, no, no, that is fine.',
  'We can, we can, we can do that.',
].flatMap((text) => (text.trim() === '' ? [] : [text.trim().split(/\s+/).join(' ')]));

/** One piece for each text, said fast: 300 words a minute. */
const fastMs = 200;
const heard = (text: string, startMs: number) => {
  const words = text.split(' ');
  const endMs = words.length * fastMs;
  const tokens = words.map((word, id) => ({
    id,
    text: ` ${word}`,
    startMs: id * fastMs,
    endMs: (id + 1) * fastMs,
    probability: 0.9,
  }));
  return {
    piece: { startMs, endMs: startMs + endMs, voiced: [{ startMs, endMs: startMs + endMs }] },
    segments: [{ startMs: 0, endMs, noSpeechProbability: 0.05, meanLogProbability: -0.3, tokens }],
  };
};

describe('what people say', () => {
  it('comes through the guards whole, every text in a piece of its own', () => {
    expect(said.length).toBeGreaterThan(300);
    const lost = said.filter((text) => {
      const pieces = [heard('Here it is.', 0), heard(text, 100_000), heard('And on.', 300_000)];
      const { words } = assembleTranscript(pieces, {
        language: 'en',
        recogniser: transcriptOf([]).recogniser,
        prompt: 'Um, uh, hmm, er, ah.',
      });
      const kept = words.map((word) => word.text).join(' ');
      return kept !== `Here it is. ${text} And on.`;
    });
    expect(lost).toEqual([]);
  });
});
