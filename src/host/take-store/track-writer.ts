import { type FileHandle, open } from 'node:fs/promises';
import { diskError } from '../files.ts';

/** Writes one track's file: appended and synced, never rewritten. */
export interface TrackWriter {
  /** Bytes in the file that are known to be on disk. */
  readonly byteLength: () => number;
  /** Appends and syncs. On failure the file is cut back to what was whole, and `disk-full` or `disk-error` is thrown. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
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

/** Opens a new track file that begins with `header`. */
export const openTrackWriter = async (path: string, header: Uint8Array): Promise<TrackWriter> => {
  const file = await open(path, 'wx').catch((error: unknown) => {
    throw diskError(error);
  });
  let length = 0;

  const append = async (bytes: Uint8Array): Promise<void> => {
    try {
      await writeAll(file, bytes, length);
      await file.datasync();
      length += bytes.length;
    } catch (error) {
      // A torn piece at the end would hide what is appended after it.
      await file.truncate(length).catch(() => undefined);
      throw diskError(error);
    }
  };

  await append(header);
  return {
    byteLength: () => length,
    append,
    patchStart: async (bytes) => {
      try {
        await writeAll(file, bytes, 0);
        await file.datasync();
      } catch (error) {
        throw diskError(error);
      }
    },
    close: () => file.close(),
  };
};
