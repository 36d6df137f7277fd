import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeptPieces, type PieceFacts, pieceKey } from '../../../src/host/engines/kept-pieces.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-pieces-'));
  path = join(folder, 'transcript-pieces.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const result = {
  segments: [
    {
      startMs: 0,
      endMs: 900,
      noSpeechProbability: 0.1 + 0.2,
      meanLogProbability: -1 / 3,
      tokens: [{ id: 5, text: ' Grüße', startMs: 0, endMs: 480, probability: 0.1 }],
    },
  ],
  language: 'de',
  threads: 1,
  wallMs: 120,
};
const piece = { startMs: 1000, endMs: 2900 };

describe('kept pieces', () => {
  it('come back as they were, after a crash in the middle of a line too', async () => {
    await (await openKeptPieces(path)).put('one', piece, result);
    await appendFile(path, '\n{"key":"two","startMs":1');
    const again = await openKeptPieces(path);
    expect(again.get('one')).toMatchObject(result);
    expect(again.get('two')).toBeUndefined();
    await again.put('three', piece, result);
    expect((await openKeptPieces(path)).get('three')).toMatchObject(result);
  });

  it('come back unknown where the engine did not tell how sure it is', async () => {
    const unrated = {
      ...result,
      segments: result.segments.map((segment) => ({
        ...segment,
        noSpeechProbability: null,
        meanLogProbability: null,
        tokens: segment.tokens.map((token) => ({ ...token, probability: null })),
      })),
    };
    await (await openKeptPieces(path)).put('one', piece, unrated);
    expect((await openKeptPieces(path)).get('one')).toMatchObject(unrated);
  });

  it('are one line each', async () => {
    const kept = await openKeptPieces(path);
    await kept.put('one', piece, result);
    await kept.put('two', piece, result);
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    expect(lines.map((line) => (JSON.parse(line) as { key: string }).key)).toEqual(['one', 'two']);
  });

  it('cost nothing but time when the disk refuses', async () => {
    const errors: unknown[] = [];
    const kept = await openKeptPieces(join(folder, 'absent', 'pieces.jsonl'), (error) => errors.push(error));
    await kept.put('one', piece, result);
    expect(errors).toHaveLength(1);
    expect(kept.get('one')).toMatchObject(result);
  });
});

describe('the key of a piece', () => {
  const facts: PieceFacts = {
    samples: new Float32Array(16_000).fill(0.25),
    modelSha256: 'a'.repeat(64),
    engine: { engine: 'whisper-sidecar', engineVersion: 'whisper.cpp 1.9.1', variant: 'AVX2' },
    options: { language: 'en', prompt: 'Um, uh.', temperatureIncrement: 0.2 },
  };
  const louder = facts.samples.slice();
  louder[8_000] = 0.2501;

  it.each<[string, PieceFacts]>([
    ['the model', { ...facts, modelSha256: 'b'.repeat(64) }],
    ['the engine', { ...facts, engine: { ...facts.engine, engineVersion: 'whisper.cpp 1.9.2' } }],
    ['the instruction set', { ...facts, engine: { ...facts.engine, variant: 'AVX512' } }],
    ['the device', { ...facts, engine: { ...facts.engine, device: 'Vulkan0' } }],
    ['the favoured names', { ...facts, options: { ...facts.options, vocabulary: ['Halden'] } }],
    ['the language', { ...facts, options: { ...facts.options, language: 'de' } }],
    [
      'the prompt, with the words of the vendor',
      { ...facts, options: { ...facts.options, prompt: 'Um, Acme.' } },
    ],
    ['the tries', { ...facts, options: { ...facts.options, temperatureIncrement: 0 } }],
    ['one sample', { ...facts, samples: louder }],
    ['the length', { ...facts, samples: facts.samples.subarray(1) }],
  ])('changes with %s', (_what, other) => {
    expect(pieceKey(other)).not.toBe(pieceKey(facts));
  });

  it('is the same for the same', () => {
    expect(pieceKey({ ...facts, samples: facts.samples.slice() })).toBe(pieceKey(facts));
  });
});
