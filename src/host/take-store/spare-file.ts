import { randomBytes } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { isDiskFull } from '../files.ts';

/**
 * Space that is held so that a take can be closed on a disk that another program fills in a moment, faster than the reserve is noticed.
 */
export interface SpareFile {
  /** Takes the space where it is missing; no matter when it cannot be had. */
  readonly restore: () => Promise<void>;
  /** Does work that writes; when the disk is full, gives the space back and does it once more. */
  readonly withSpare: <T>(work: () => Promise<T>) => Promise<T>;
}

const pieceLength = 1024 * 1024;

/** A spare file of `byteLength` bytes; 0 holds none. `onSpent` is told when it is given back. */
export const createSpareFile = (path: string, byteLength: number, onSpent?: () => void): SpareFile => {
  const remove = (): Promise<boolean> =>
    rm(path).then(
      () => true,
      () => false,
    );

  const restore = async (): Promise<void> => {
    const there = await stat(path).catch(() => null);
    if (byteLength === 0 || there?.size === byteLength) return;
    try {
      const file = await open(path, 'w');
      try {
        // Chance cannot be compressed: a file system that packs zeros away would hold nothing.
        const piece = randomBytes(Math.min(pieceLength, byteLength));
        for (let at = 0; at < byteLength; at += piece.length)
          await file.writeFile(piece.subarray(0, Math.min(piece.length, byteLength - at)));
        await file.datasync();
      } finally {
        await file.close();
      }
    } catch {
      await remove();
    }
  };

  return {
    restore,
    withSpare: async (work) => {
      try {
        return await work();
      } catch (error) {
        if (!isDiskFull(error) || !(await remove())) throw error;
        onSpent?.();
        return work();
      }
    },
  };
};
