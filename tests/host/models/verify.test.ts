import { createHash } from 'node:crypto';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testModelSha256 } from '../../../src/host/models/test-model.ts';
import { hashFile } from '../../../src/host/hashing.ts';
import { verifyModelFile } from '../../../src/host/models/verify.ts';
import { testModelPath } from '../engines/engine-fixtures.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = Buffer.from('a model');
const expected = () => ({
  path: join(folder, 'model.bin'),
  byteLength: content.byteLength,
  sha256: createHash('sha256').update(content).digest('hex'),
});

describe('verifyModelFile', () => {
  it('accepts the right file, and refuses it once it is changed', async () => {
    const file = expected();
    await writeFile(file.path, content);
    await verifyModelFile(file);
    await verifyModelFile(file);
    await writeFile(file.path, 'a modex');
    await utimes(file.path, new Date(0), new Date(0));
    await expect(verifyModelFile(file)).rejects.toMatchObject({ code: 'model-corrupt' });
  });

  it('refuses an absent file and one that is a byte short', async () => {
    const file = expected();
    await expect(verifyModelFile(file)).rejects.toMatchObject({ code: 'model-absent' });
    await writeFile(file.path, content.subarray(1));
    await expect(verifyModelFile(file)).rejects.toMatchObject({
      code: 'model-corrupt',
      details: 'It has 6 bytes instead of 7.',
    });
  });
});

describe('the test model', () => {
  it('is known by its SHA-256, so that it is labelled under any name', async () => {
    expect((await hashFile(testModelPath)).sha256).toBe(testModelSha256);
  });
});
