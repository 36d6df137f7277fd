import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of bytes, lower-case hexadecimal: the port that the core's sealing and scoring take. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 and length of a file, read as a stream: a take may be larger than the memory. */
export const hashFile = async (
  path: string,
  signal?: AbortSignal,
): Promise<{ byteLength: number; sha256: string }> => {
  const hash = createHash('sha256');
  let byteLength = 0;
  await pipeline(
    createReadStream(path, { highWaterMark: 1024 * 1024 }),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        byteLength += chunk.length;
      }
    },
    { signal },
  );
  return { byteLength, sha256: hash.digest('hex') };
};
