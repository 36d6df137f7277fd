import { open } from 'node:fs/promises';

// A file begins with "ggml" as a little-endian number and the size of its vocabulary. The engine itself tells by that size whether a
// model knows many languages: those have a token more than the ones for English.
const magic = 0x67676d6c;
const leastMultilingualVocabulary = 51_865;

/**
 * The languages that a model file knows, ISO 639-1 or `*`, read from its first bytes; null for a file that is absent or no model of
 * whisper.cpp.
 */
export const readModelLanguages = async (path: string): Promise<readonly string[] | null> => {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead < 8 || buffer.readUInt32LE(0) !== magic) return null;
    return buffer.readInt32LE(4) >= leastMultilingualVocabulary ? ['*'] : ['en'];
  } finally {
    await file.close();
  }
};
