import { type FileHandle, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Take, Track } from '../../contract/take.ts';
import { endsWithIndex, fragmentIndexBox, indexTrailerLength } from '../../core/take/fragment-index.ts';
import { scanFragments, type WholeFragments } from '../../core/take/recovery.ts';
import { diskError, isMissing } from '../files.ts';
import type { AttemptFolder } from './attempt-folder.ts';

/** Whether a track's file is a fragmented MP4 of our own. An imported original is whatever it is. */
export const isFragmented = ({ kind, fileName }: Pick<Track, 'kind' | 'fileName'>): boolean =>
  kind !== 'original' && fileName.endsWith('.mp4');

/** Length of a file; 0 when there is none. */
export const lengthOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw diskError(error);
  }
};

const readFrom =
  (file: FileHandle) =>
  async (offset: number, length: number): Promise<Uint8Array> => {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await file.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  };

/** Looks through the fragments of a track's file. */
export const scanFile = async (path: string): Promise<WholeFragments> => {
  const file = await open(path, 'r');
  try {
    return await scanFragments(readFrom(file), (await file.stat()).size);
  } finally {
    await file.close();
  }
};

/**
 * Gives a closed file the index that a recorder would have written last, so that players can jump in a long take; answers the new length.
 * A file that has one is left as it is: only its last bytes are read.
 */
export const ensureIndex = async (path: string): Promise<number> => {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const read = readFrom(file);
    if (size < indexTrailerLength || endsWithIndex(await read(size - indexTrailerLength, indexTrailerLength)))
      return size;
    const { byteLength, places } = await scanFragments(read, size);
    // Something behind the last whole fragment would hide the index.
    if (byteLength !== size || places.length === 0) return size;
    const index = fragmentIndexBox(places);
    try {
      await file.write(index, 0, index.length, size);
      await file.datasync();
      return size + index.length;
    } catch {
      // An index is a convenience: on a full disk the take is closed without.
      await file.truncate(size);
      return size;
    }
  } finally {
    await file.close();
  }
};

/** A take that is being closed, with an index in every file whose recorder ended before it wrote one. */
export const withIndexes = async (folder: AttemptFolder, take: Take): Promise<Take> => {
  const tracks = take.tracks.map(async (track) =>
    isFragmented(track) && track.byteLength > 0
      ? { ...track, byteLength: await ensureIndex(join(folder.path, track.fileName)) }
      : track,
  );
  return { ...take, tracks: await Promise.all(tracks) };
};
