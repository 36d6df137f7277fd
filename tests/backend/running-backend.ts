import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Backend, createBackend } from '../../src/backend/backend.ts';
import type { Limits } from '../../src/backend/limits.ts';
import { vendorKit, writeKit } from './vendor-kit.ts';

/** A folder of its own for a test, with a backend that can go down and come up again on the same port and data. */
export interface Place {
  readonly folder: string;
  readonly attemptsFolder: string;
  readonly dataFolder: string;
  readonly start: (options?: {
    port?: number;
    limits?: Partial<Limits>;
    dataFolder?: string;
  }) => Promise<Backend>;
  readonly clean: () => Promise<void>;
}

/** Makes the folder; `clean` stops every backend started in it and takes it away. */
export const makePlace = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'backend-'));
  const dataFolder = join(folder, 'data');
  const running = new Set<Backend>();
  const kitFolder = await writeKit(folder, vendorKit());
  return {
    folder,
    dataFolder,
    attemptsFolder: join(folder, 'attempts'),
    start: async (options = {}) => {
      const backend = await createBackend({ dataFolder, kitFolders: [kitFolder], port: 0, ...options });
      const close = async (): Promise<void> => {
        if (running.delete(closing)) await backend.close();
      };
      const closing: Backend = { ...backend, close };
      running.add(closing);
      return closing;
    },
    clean: async () => {
      for (const backend of [...running]) await backend.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
