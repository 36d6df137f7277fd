import { open } from 'node:fs/promises';
import { StudioError } from '../../contract/errors.ts';

/** Bytes that can be read anywhere: a file, or memory. */
export interface ByteSource {
  readonly length: number;
  /** Bytes from an offset; fewer than asked for at the end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** The bytes of an array. */
export const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({
  length: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
});

/** Opens a file for as long as `use` runs. Throws `file-not-found` where there is none. */
export const withFile = async <T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> => {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new StudioError('file-not-found', undefined, { cause });
  });
  try {
    const { size } = await file.stat();
    return await use({
      length: size,
      read: async (offset, length) => {
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, offset);
        return bytes.subarray(0, bytesRead);
      },
    });
  } finally {
    await file.close();
  }
};
