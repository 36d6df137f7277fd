import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMultilingualModel } from '../../../src/host/models/model-header.ts';
import { testModelPath } from '../engines/engine-fixtures.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'model-header-'));
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

describe('isMultilingualModel', () => {
  it('knows models of English only from the others by the size of their vocabulary', async () => {
    expect(await isMultilingualModel(testModelPath)).toBe(false);
    expect(await isMultilingualModel(await fileOf(header(0x67676d6c, 51_864)))).toBe(false);
    expect(await isMultilingualModel(await fileOf(header(0x67676d6c, 51_865)))).toBe(true);
    expect(await isMultilingualModel(await fileOf(header(0x67676d6c, 51_866)))).toBe(true);
  });

  it('says no of what is no model, cut short, or not there', async () => {
    expect(await isMultilingualModel(await fileOf(header(0x46554747, 51_866)))).toBe(false);
    expect(await isMultilingualModel(await fileOf(header(0x67676d6c, 51_866).subarray(0, 6)))).toBe(false);
    expect(await isMultilingualModel(join(folder, 'none.bin'))).toBe(false);
  });
});
