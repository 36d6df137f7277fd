import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Transcript } from '../../../src/contract/transcript.ts';
import { writeJson } from '../../../src/host/files.ts';
import { attemptFolder } from '../../../src/host/take-store/attempt-folder.ts';
import { readSaid } from '../../../src/host/transcript/corrected.ts';

const sha256 = 'a'.repeat(64);
const transcript: Transcript = {
  schemaVersion: 1,
  language: 'en',
  recogniser: {
    engine: 'whisper-sidecar',
    engineVersion: 'whisper.cpp 1.9.1',
    variant: 'AVX2',
    threads: 1,
    modelId: 'model',
    modelSha256: sha256,
    isTestModel: false,
  },
  pieces: [],
  segments: [],
  words: [],
  droppedSegments: 0,
};
const model = { id: 'model', path: 'model.bin', byteLength: 1, sha256, isTestModel: false };

let path = '';
const folder = () => attemptFolder(path, '');
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'said-'));
  await writeFile(folder().take, '{}');
  await writeJson(folder().transcript, transcript);
});
afterEach(() => rm(path, { recursive: true, force: true }));

const writtenAt = (file: string, seconds: number): Promise<void> => utimes(file, seconds, seconds);

it('is the transcript that this model made of the take as it is', async () => {
  await writtenAt(folder().take, 1000);
  await writtenAt(folder().transcript, 1001);
  expect((await readSaid(folder(), model))?.transcript).toEqual(transcript);
  expect(await readSaid(folder(), { ...model, sha256: 'b'.repeat(64) })).toBeNull();
});

it('is not a transcript of what the take was before it went on', async () => {
  await writtenAt(folder().transcript, 1000);
  await writtenAt(folder().take, 1001);
  expect(await readSaid(folder(), model)).toBeNull();
});
