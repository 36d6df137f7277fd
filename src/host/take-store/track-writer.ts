import { type FileHandle, open } from 'node:fs/promises';
import { StudioError } from '../../contract/errors.ts';
import { diskError, isMissing, persistingOnce } from '../files.ts';

/** Writes one track's file: appended and synced, never rewritten. */
export interface TrackWriter {
  /** Bytes in the file that are known to be on disk. */
  readonly byteLength: () => number;
  /** Appends and syncs. On failure the file is cut back to what was whole, and `disk-full` or `disk-error` is thrown. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Takes back what was appended after `byteLength`. */
  readonly cutTo: (byteLength: number) => Promise<void>;
  /** Overwrites the start of the file (a WAV header, when the take is closed). */
  readonly patchStart: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

const writeAll = async (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
};

/** Writes at a place and syncs; the same bytes for the same place once more where the disk refuses once. */
const writeSynced = (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> =>
  persistingOnce(async () => {
    await writeAll(file, bytes, position);
    await file.datasync();
  });

const writerOver = (file: FileHandle, startLength: number): TrackWriter => {
  let length = startLength;
  const cutTo = async (byteLength: number): Promise<void> => {
    length = byteLength;
    await file.truncate(byteLength).catch(() => undefined);
  };
  return {
    byteLength: () => length,
    append: async (bytes) => {
      try {
        await writeSynced(file, bytes, length);
        length += bytes.length;
      } catch (error) {
        // A torn piece at the end would hide what is appended after it.
        await cutTo(length);
        throw error;
      }
    },
    cutTo,
    patchStart: (bytes) => writeSynced(file, bytes, 0),
    close: () => file.close(),
  };
};

/** Opens a new track file that begins with `header`. */
export const openTrackWriter = async (path: string, header: Uint8Array): Promise<TrackWriter> => {
  const file = await open(path, 'wx').catch((error: unknown) => {
    throw diskError(error);
  });
  const writer = writerOver(file, 0);
  await writer.append(header);
  return writer;
};

/** Opens a track file that is there, to go on after its first `byteLength` bytes; what follows them is cut off. */
export const reopenTrackWriter = async (
  path: string,
  header: Uint8Array,
  byteLength: number,
): Promise<TrackWriter> => {
  try {
    const file = await open(path, 'r+');
    await file.truncate(byteLength);
    const writer = writerOver(file, byteLength);
    if (byteLength < header.length) {
      await writer.cutTo(0);
      await writer.append(header);
    }
    return writer;
  } catch (error) {
    if (isMissing(error)) return openTrackWriter(path, header);
    throw error instanceof StudioError ? error : diskError(error);
  }
};
