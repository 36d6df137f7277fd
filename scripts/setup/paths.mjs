// Where things are, and how a set-up step speaks: progress goes to stderr, so that stdout stays free for results.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @typedef {(line: string) => void} Log One line of progress. */

/** @type {Log} */
export const log = (line) => void process.stderr.write(`${line}\n`);

/** A problem that the person at the keyboard can mend: shown as its text alone, without a stack. */
export class SetupError extends Error {}

/** @param {string} relative */
export const inRoot = (relative) => path.join(root, relative);

/** @param {unknown} error */
export const messageOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Finds a program on the search path.
 * @param {string} name
 * @returns {string | undefined} its full path
 */
export function findOnPath(name) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of folders)
    for (const ending of endings) {
      const candidate = path.join(folder, name + ending);
      if (existsSync(candidate)) return candidate;
    }
  return undefined;
}

/** Runs a script's main function; a SetupError ends it with one clear line instead of a stack. */
export async function runMain(/** @type {() => Promise<number>} */ main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    log(error.message);
    process.exitCode = 1;
  }
}
