import { open } from 'node:fs/promises';

/** "ggml", as a number of four bytes. */
const magic = 0x67676d6c;
/** English-only models of Whisper have 51864 words and parts of words, all others more. */
const leastMultilingualVocabulary = 51_865;

/** Whether a model of Whisper (a ggml file) knows other languages than English, by its header. A file that cannot be read or is no such model: false. */
export const isMultilingualModel = async (path: string): Promise<boolean> => {
  const file = await open(path).catch(() => null);
  try {
    if (file === null) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return (
      bytesRead === 8 &&
      buffer.readUInt32LE(0) === magic &&
      buffer.readInt32LE(4) >= leastMultilingualVocabulary
    );
  } catch {
    return false;
  } finally {
    await file?.close();
  }
};
