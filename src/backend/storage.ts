import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the backend keeps things. Names in these paths have passed their schemas: a uuid, a leaving file's name. */
export interface Storage {
  readonly folder: string;
  readonly uploads: string;
  readonly index: string;
  readonly submission: (submissionId: string) => string;
  readonly file: (submissionId: string, name: string) => string;
}

/** The data folder and its parts, made when missing. */
export const openStorage = async (folder: string): Promise<Storage> => {
  const submission = (submissionId: string): string => join(folder, 'submissions', submissionId);
  const storage: Storage = {
    folder,
    uploads: join(folder, 'uploads'),
    index: join(folder, 'index.sqlite'),
    submission,
    file: (submissionId, name) => join(submission(submissionId), 'files', name),
  };
  await mkdir(storage.uploads, { recursive: true, mode: 0o700 });
  await mkdir(join(folder, 'submissions'), { recursive: true, mode: 0o700 });
  return storage;
};
