import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Transcript } from '../../../src/contract/transcript.ts';
import type { Moment } from '../../../src/contract/primitives.ts';
import { cutPieces } from '../../../src/core/transcript/piece-cutter.ts';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { defaultPrompt } from '../../../src/host/engines/prompt.ts';
import { Recogniser } from '../../../src/host/engines/recogniser.ts';
import { FallbackEngine } from '../../../src/host/engines/fallback-engine.ts';
import { SidecarEngine } from '../../../src/host/engines/sidecar-engine.ts';
import { hashFile } from '../../../src/host/hashing.ts';
import {
  firstBuildMs,
  hum,
  sidecarProgram,
  speech,
  speechVoiced,
  testModel,
  testModelPath,
  truth,
} from './engine-fixtures.ts';

let engine: SidecarEngine;
let folder = '';
let model = { ...testModel, id: 'test-model.en', sha256: '', isTestModel: true };
beforeAll(async () => {
  engine = new SidecarEngine({ program: await sidecarProgram() });
  folder = await mkdtemp(join(tmpdir(), 'recogniser-'));
  model = { ...model, sha256: (await hashFile(testModelPath)).sha256 };
}, firstBuildMs);
afterAll(async () => {
  await engine.abort();
  await rm(folder, { recursive: true, force: true });
});

const prompt = defaultPrompt('en');
/** Sound and its pieces, for the recogniser. */
const take = (samples: Float32Array, voiced: readonly Moment[]) => ({
  speech: sourceOfSamples(samples),
  pieces: cutPieces(voiced, [], Math.floor(samples.length / 16)),
});

const textOf = (transcript: Transcript): string => transcript.words.map(({ text }) => text).join(' ');

describe('Recogniser', () => {
  it('makes a transcript that fits the contract, with words inside the voice', async () => {
    const shares: number[] = [];
    const transcript = await new Recogniser(engine).recognise({
      ...take(speech(), speechVoiced),
      model,
      language: 'en',
      prompt,
      onProgress: (share) => shares.push(share),
    });
    expect(Transcript.parse(transcript)).toEqual(transcript);
    expect(textOf(transcript)).toBe(truth);
    expect(transcript.recogniser).toMatchObject({
      engine: 'whisper-sidecar',
      modelId: 'test-model.en',
      isTestModel: true,
    });
    expect(transcript.droppedSegments).toBe(0);
    for (const word of transcript.words) {
      const isInside = speechVoiced.some((v) => word.startMs >= v.startMs && word.endMs <= v.endMs);
      expect(isInside, `${word.text} ${word.startMs}-${word.endMs}`).toBe(true);
    }
    const first = transcript.words.find(({ text }) => text === 'First,');
    expect(Math.abs((first?.startMs ?? 0) - 5120)).toBeLessThan(300);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('recognises a long take piece by piece, on one clock', async () => {
    const one = speech();
    const gap = 6 * 16_000;
    const samples = new Float32Array(3 * one.length + 2 * gap);
    const stepMs = (one.length + gap) / 16;
    for (const n of [0, 1, 2]) samples.set(one, n * (one.length + gap));
    const voiced = [0, 1, 2].flatMap((n) =>
      speechVoiced.map(({ startMs, endMs }) => ({
        startMs: Math.round(startMs + n * stepMs),
        endMs: Math.round(endMs + n * stepMs),
      })),
    );
    const transcript = await new Recogniser(engine).recognise({
      ...take(samples, voiced),
      model,
      language: 'en',
      prompt,
    });
    expect(transcript.pieces).toHaveLength(3);
    expect(textOf(transcript)).toBe([truth, truth, truth].join(' '));
    const thirds = transcript.words.filter(({ text }) => text === 'First,').map(({ startMs }) => startMs);
    expect(thirds).toHaveLength(3);
    expect(Math.abs((thirds[2] ?? 0) - (thirds[0] ?? 0) - 2 * stepMs)).toBeLessThan(150);
  });

  it('gives the same transcript again, and cares for the language, not for its region', async () => {
    const request = { ...take(speech(), speechVoiced), model, language: 'en-GB', prompt };
    const once = await new Recogniser(engine).recognise(request);
    expect(once.language).toBe('en');
    expect(await new Recogniser(engine).recognise(request)).toEqual(once);
  });

  it('has no words for a take without voice, however loud', async () => {
    const samples = hum(20 * 16_000, 0.3);
    const transcript = await new Recogniser(engine).recognise({
      ...take(samples, []),
      model,
      language: 'en',
      prompt,
    });
    expect(transcript).toMatchObject({ words: [], segments: [], pieces: [] });
  });

  it('stops between and inside pieces', async () => {
    const controller = new AbortController();
    const stopped = new Recogniser(engine).recognise({
      ...take(speech(), speechVoiced),
      model,
      language: 'en',
      prompt,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses a model that is not there, cut short by a byte, or changed in one', async () => {
    const request = { ...take(speech(), speechVoiced), language: 'en', prompt };
    const recogniseWith = (path: string) =>
      new Recogniser(engine).recognise({ ...request, model: { ...model, path } });
    await expect(recogniseWith(join(folder, 'none.bin'))).rejects.toMatchObject({ code: 'model-absent' });

    const short = join(folder, 'short.bin');
    await copyFile(testModelPath, short);
    await truncate(short, model.byteLength - 1);
    await expect(recogniseWith(short)).rejects.toMatchObject({ code: 'model-corrupt' });

    const changed = join(folder, 'changed.bin');
    const bytes = await readFile(testModelPath);
    bytes[3_000_000] = (bytes[3_000_000] ?? 0) ^ 1;
    await writeFile(changed, bytes);
    await expect(recogniseWith(changed)).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('refuses a language that the model does not know', async () => {
    const german = { ...take(speech(), speechVoiced), model, language: 'de', prompt: '' };
    await expect(new Recogniser(engine).recognise(german)).rejects.toMatchObject({
      code: 'model-language',
    });
    // It has no language to detect, either.
    const { language } = await new Recogniser(engine).recognise({ ...german, language: 'auto' });
    expect(language).toBe('en');
  });

  it('refuses it with the slow engine as well, whose words nobody rated', async () => {
    const slow = new FallbackEngine();
    const request = { ...take(speech(), speechVoiced), model, prompt: '' };
    try {
      const german = new Recogniser(slow).recognise({ ...request, language: 'de' });
      await expect(german).rejects.toMatchObject({ code: 'model-language' });
      const transcript = await new Recogniser(slow).recognise({ ...request, language: 'en' });
      expect(textOf(transcript)).toBe(truth);
      expect(new Set(transcript.words.map(({ probability }) => probability))).toEqual(new Set([null]));
    } finally {
      await slow.abort();
    }
  });
});

describe('defaultPrompt', () => {
  it('stays short in every language, and is empty for an unknown one', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt']) {
      expect(defaultPrompt(language).length).toBeGreaterThan(0);
      expect(defaultPrompt(language).length).toBeLessThanOrEqual(32);
    }
    expect(defaultPrompt('xx')).toBe('');
  });
});
