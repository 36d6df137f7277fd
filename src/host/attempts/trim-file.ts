import { rm } from 'node:fs/promises';
import type { Moment } from '../../contract/primitives.ts';
import type { Take } from '../../contract/take.ts';
import { Trim } from '../../contract/trim.ts';
import { isPossibleRange } from '../../core/take/trim.ts';
import { diskError, readJson, writeJson } from '../files.ts';
import type { AttemptFolder } from '../take-store/attempt-folder.ts';

/**
 * The part of a take that counts; null where all of it does. Only practice can be trimmed, and a file that does not fit the take, or
 * cannot be read, trims nothing: the whole take is there.
 */
export const readTrim = async (folder: AttemptFolder, take: Take): Promise<Moment | null> => {
  if (take.mode !== 'practice') return null;
  const trim = await readJson(folder.trim, Trim).catch(() => null);
  if (!trim || !isPossibleRange(trim, take.durationMs)) return null;
  return { startMs: trim.startMs, endMs: trim.endMs };
};

/** Sets the part that counts, or with null all of the take again. */
export const writeTrim = async (folder: AttemptFolder, range: Moment | null): Promise<void> => {
  if (range) return writeJson(folder.trim, { schemaVersion: 1, ...range });
  await rm(folder.trim, { force: true }).catch((error: unknown) => {
    throw diskError(error);
  });
};
