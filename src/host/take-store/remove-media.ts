import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Take } from '../../contract/take.ts';
import { diskError, isMissing, syncFolder } from '../files.ts';
import type { AttemptFolder } from './attempt-folder.ts';

/** What `take.json` says of a take whose media are given up: what was recorded, and that none of its bytes are there. */
export const withoutMedia = (take: Take, deletedAt: Date): Take => ({
  ...take,
  mediaDeletedAt: deletedAt.toISOString(),
  tracks: take.tracks.map((track) => {
    const { sha256: _, ...kept } = track;
    return { ...kept, byteLength: 0, fragmentCount: 0 };
  }),
});

/**
 * Removes the files of a take whose `take.json` says that they are gone. The journal goes last: while it is there, a crash may have left
 * something. Running it twice changes nothing more.
 */
export const removeMediaFiles = async (folder: AttemptFolder, { tracks }: Take): Promise<void> => {
  try {
    for (const { fileName } of tracks) await rm(join(folder.path, fileName), { force: true });
    await rm(folder.pieces, { force: true });
    await syncFolder(folder.path);
    await rm(folder.journal, { force: true });
    await syncFolder(folder.path);
  } catch (error) {
    throw diskError(error);
  }
};

/** Whether a crash came while media were being removed. */
export const isRemovalUnfinished = async (folder: AttemptFolder, take: Take): Promise<boolean> => {
  if (take.mediaDeletedAt === undefined) return false;
  return stat(folder.journal).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw diskError(error);
    },
  );
};
