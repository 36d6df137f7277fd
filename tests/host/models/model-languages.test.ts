import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readModelLanguages } from '../../../src/host/models/model-languages.ts';
import { testModelPath } from '../engines/engine-fixtures.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-languages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = async (bytes: Buffer): Promise<string> => {
  const path = join(folder, 'model.bin');
  await writeFile(path, bytes);
  return path;
};
const header = (magic: number, vocabulary: number): Buffer => {
  const bytes = Buffer.alloc(48);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeInt32LE(vocabulary, 4);
  return bytes;
};

describe('readModelLanguages', () => {
  it('knows models of English only from the others by the size of their vocabulary', async () => {
    expect(await readModelLanguages(testModelPath)).toEqual(['en']);
    expect(await readModelLanguages(await fileOf(header(0x67676d6c, 51_864)))).toEqual(['en']);
    expect(await readModelLanguages(await fileOf(header(0x67676d6c, 51_865)))).toEqual(['*']);
    expect(await readModelLanguages(await fileOf(header(0x67676d6c, 51_866)))).toEqual(['*']);
  });

  it('says nothing of what is no model, cut short, or not there', async () => {
    expect(await readModelLanguages(await fileOf(header(0x46554747, 51_866)))).toBeNull();
    expect(await readModelLanguages(await fileOf(header(0x67676d6c, 51_866).subarray(0, 6)))).toBeNull();
    expect(await readModelLanguages(join(folder, 'none.bin'))).toBeNull();
  });
});
