import { statfs } from 'node:fs/promises';

/** Knows how much space is left. */
export interface DiskWatch {
  /** Free bytes, at most `everyMs` old; undefined where the system does not say. */
  readonly freeBytes: () => Promise<number | undefined>;
  /** Something happened on the disk: the next answer is fresh. */
  readonly lookAgain: () => void;
}

/** At 3 MB/s, far above what a take writes, 6 MB come between two looks. */
const everyMs = 2_000;

/** Watches the disk that a folder lies on. */
export const createDiskWatch = (folder: string): DiskWatch => {
  let known: number | undefined;
  let knownAtMs = Number.NEGATIVE_INFINITY;
  return {
    freeBytes: async () => {
      const nowMs = performance.now();
      if (nowMs - knownAtMs < everyMs) return known;
      knownAtMs = nowMs;
      try {
        const { bavail, bsize } = await statfs(folder);
        known = bavail * bsize;
      } catch {
        known = undefined;
      }
      return known;
    },
    lookAgain: () => {
      knownAtMs = Number.NEGATIVE_INFINITY;
    },
  };
};
