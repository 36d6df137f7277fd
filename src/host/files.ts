import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { StudioError } from '../contract/errors.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Whether an error says that the file or folder is not there. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** Whether an error says that there is no space left. */
export const isDiskFull = (error: unknown): boolean => diskError(error).code === 'disk-full';

/** The catalogue's error for what a disk answered. */
export const diskError = (error: unknown): StudioError => {
  if (error instanceof StudioError) return error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StudioError('disk-full', undefined, { cause: error });
  return new StudioError('disk-error', code || undefined, { cause: error });
};

/** Makes the names in a folder outlive a power cut: new files, renamed and removed ones. Windows does so by itself. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    // Some file systems (network ones) refuse to sync a folder; there is nothing else to be done on them.
    if (['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR', 'EBADF'].includes(codeOf(error))) return;
    throw diskError(error);
  }
};

/**
 * Does work that writes and syncs. Where the disk refuses once (a sync that fails leaves open what is there) it is done once more; a full
 * disk is not asked twice. Throws `disk-full` or `disk-error`.
 */
export const persistingOnce = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const known = diskError(error);
    if (known.code === 'disk-full') throw known;
    await work().catch((again: unknown) => {
      throw diskError(again);
    });
  }
};

/** Writes a file whole or not at all: a neighbour is written and synced, then takes the name, and the name is synced. */
export const writeFileAtomically = async (path: string, content: string | Uint8Array): Promise<void> => {
  const neighbour = `${path}.part`;
  try {
    const file = await open(neighbour, 'w');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(neighbour, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(neighbour, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};

/** Writes a value as indented JSON, whole or not at all. */
export const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFileAtomically(path, `${JSON.stringify(value, null, 2)}\n`);

/** Reads JSON by its schema; null when there is no such file. Throws what the schema throws when the content does not fit. */
export const readJson = async <T>(path: string, schema: z.ZodType<T>): Promise<T | null> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw diskError(error);
  }
  return schema.parse(JSON.parse(text));
};

/** Reads JSON lines; a torn last line, as a crash leaves it, is passed over. */
export const readJsonLines = async <T>(path: string, schema: z.ZodType<T>): Promise<T[]> => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return [];
    throw diskError(error);
  }
  const values: T[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      continue;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) values.push(parsed.data);
  }
  return values;
};
