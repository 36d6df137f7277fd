import { readFile } from 'node:fs/promises';
import { testModelPath } from '../engines/engine-fixtures.ts';

const embedding = 'decoder.token_embedding.weight';
const vocabularyAt = 4;

/**
 * The test model with one token more, which is all that tells the engine that a model knows many languages. The engine loads it; its
 * words are nonsense.
 */
export const modelOfManyLanguages = async (): Promise<Buffer> => {
  const bytes = Buffer.from(await readFile(testModelPath));
  const nameAt = bytes.indexOf(embedding);
  const rowsAt = nameAt - 4;
  const rows = bytes.readInt32LE(rowsAt);
  const rowBytes = (bytes.readInt32LE(rowsAt - 4) / 32) * 18; // 4 bit: 32 weights in 18 bytes
  bytes.writeInt32LE(rows + 1, rowsAt);
  bytes.writeInt32LE(rows + 1, vocabularyAt);
  const end = nameAt + embedding.length + rows * rowBytes;
  return Buffer.concat([bytes.subarray(0, end), Buffer.alloc(rowBytes), bytes.subarray(end)]);
};
