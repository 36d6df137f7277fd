import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { ErrorCode, StudioError } from '../../contract/errors.ts';
import { readJson, writeJson } from '../files.ts';
import type { AttemptFolder } from '../take-store/attempt-folder.ts';

/** `words-missing.json`: why the report beside it has no words, so that this is known after the studio was closed. */
const WordsMissing = z.object({ code: ErrorCode, message: z.string().max(300).optional() });
export type WordsMissing = z.infer<typeof WordsMissing>;

/** How a failure is told: its code of the catalogue, and what is particular to it. */
export const failureOf = (error: unknown): WordsMissing => {
  const { code, details } = error instanceof StudioError ? error : new StudioError('internal');
  return details === undefined ? { code } : { code, message: details.slice(0, 300) };
};

export const noteWordsMissing = (folder: AttemptFolder, error: unknown): Promise<void> =>
  writeJson(folder.wordsMissing, failureOf(error));

export const forgetWordsMissing = (folder: AttemptFolder): Promise<void> =>
  rm(folder.wordsMissing, { force: true });

/** Null where nothing is missing, or nobody knows why. */
export const readWordsMissing = (folder: AttemptFolder): Promise<WordsMissing | null> =>
  readJson(folder.wordsMissing, WordsMissing).catch(() => null);
