import { randomBytes } from 'node:crypto';
import { rm, statfs, open } from 'node:fs/promises';
import path from 'node:path';

const fillerOf = (dataFolder: string): string => path.join(dataFolder, 'filler');
const pieceLength = 64 * 1024;

/** Fills the file system of a folder until at most `leaveBytes` are free. */
export const fillDisk = async (dataFolder: string, leaveBytes: number): Promise<void> => {
  const file = await open(fillerOf(dataFolder), 'a');
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(dataFolder);
      const missing = bavail * bsize - leaveBytes;
      if (missing < bsize) return;
      await file.appendFile(randomBytes(Math.min(missing, pieceLength)));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await file.close();
  }
};

export const freeDisk = (dataFolder: string): Promise<void> => rm(fillerOf(dataFolder), { force: true });
