import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError, isMissing } from '../files.ts';

/**
 * Where a secret of this device is kept, by name. On plain files now; under Electron the same two calls wrap `safeStorage`
 * (encrypt before `create`, decrypt after `read`), so that the operating system's key store guards the file's content.
 */
export interface KeyStore {
  readonly read: (name: string) => Promise<string | null>;
  /** Keeps a secret unless one of that name is there already; answers the one that stands. */
  readonly create: (name: string, secret: string) => Promise<string>;
  /** Says where a secret lies, for an error that the person can act on. */
  readonly describe: (name: string) => string;
}

/** Keeps secrets as files that only their owner may read (0600). */
export const fileKeyStore = (folder: string): KeyStore => {
  const pathOf = (name: string): string => join(folder, `${name}.pem`);
  const read = async (name: string): Promise<string | null> => {
    try {
      return await readFile(pathOf(name), 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw diskError(error);
    }
  };
  const create = async (name: string, secret: string): Promise<string> => {
    const draft = join(folder, `.${name}-${randomBytes(6).toString('hex')}`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(secret);
        await file.sync();
      } finally {
        await file.close();
      }
      // A link takes the name whole and only when it is free: of two studios that start at once, one key stands.
      await link(draft, pathOf(name));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw diskError(error);
    } finally {
      await rm(draft, { force: true });
    }
    return (await read(name)) ?? secret;
  };
  return { read, create, describe: (name) => `${name}.pem in the data folder` };
};
