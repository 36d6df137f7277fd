import { stat } from 'node:fs/promises';
import { StudioError } from '../../contract/errors.ts';
import { hashFile } from '../hashing.ts';

/** A model file and what it must be. */
export interface ExpectedFile {
  readonly path: string;
  readonly byteLength: number;
  readonly sha256: string;
}

// Files already checked in this run, by path; a change of size or time makes a file unknown again.
const checked = new Map<string, string>();

/**
 * Makes sure that a model file is whole before the engine sees it: a file that is one byte short loads without complaint and then
 * recognises nonsense. Throws StudioError `model-absent` or `model-corrupt`.
 */
export const verifyModelFile = async ({ path, byteLength, sha256 }: ExpectedFile): Promise<void> => {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new StudioError('model-absent');
  if (found.size !== byteLength) {
    throw new StudioError('model-corrupt', `It has ${found.size} bytes instead of ${byteLength}.`);
  }
  const mark = `${found.size} ${found.mtimeMs} ${found.ino} ${sha256}`;
  if (checked.get(path) === mark) return;
  if ((await hashFile(path)).sha256 !== sha256)
    throw new StudioError('model-corrupt', 'Its SHA-256 is not the right one.');
  checked.set(path, mark);
};
