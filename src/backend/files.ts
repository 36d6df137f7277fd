import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';

/** Whether an error says that the file is not there. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The text of a file; null when there is none. */
export const readText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** Writes a file whole or not at all. */
export const writeWhole = async (path: string, text: string): Promise<void> => {
  const neighbour = `${path}.part`;
  const file = await open(neighbour, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(neighbour, path);
};

/** A secret kept for its owner only; made when missing. The first of two starters wins. */
export const readOrCreateSecret = async (path: string, make: () => string): Promise<string> => {
  const standing = await readText(path);
  if (standing !== null) return standing;
  const secret = make();
  try {
    await writeFile(path, secret, { flag: 'wx', mode: 0o600, flush: true });
    return secret;
  } catch (error) {
    const made = await readText(path);
    if (made === null) throw error;
    return made;
  }
};

/** What is on disk under a name: null when nothing is. Synced, so that a receipt never vouches for bytes that a power cut takes. */
export const hashAndSync = async (path: string): Promise<{ byteLength: number; sha256: string } | null> => {
  const file = await open(path, 'r+').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!file) return null;
  try {
    const hash = createHash('sha256');
    const piece = Buffer.alloc(1024 * 1024);
    let byteLength = 0;
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, byteLength);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
      byteLength += bytesRead;
    }
    await file.sync();
    return { byteLength, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
};

/** Moves a file unless that was done before. */
export const moveOnce = async (from: string, to: string): Promise<void> => {
  try {
    await rename(from, to);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};

/** Deletes a file if it is there. */
export const removeFile = (path: string): Promise<void> => rm(path, { force: true });
