import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { StudioError } from '../../contract/errors.ts';
import { diskError } from '../files.ts';

/** Above the largest Whisper model (3.1 GB). */
export const maximumModelBytes = 4_000_000_000;

// Every model file of whisper.cpp begins with these four bytes, "ggml" as a little-endian number.
const magic = Buffer.from('lmgg');

/** A user's own file while it comes in, piece by piece and in order. */
export class IncomingFile {
  readonly path: string;
  readonly fileName: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #byteLength = 0;

  private constructor(path: string, fileName: string, handle: FileHandle) {
    this.path = path;
    this.fileName = fileName;
    this.#handle = handle;
  }

  static async begin(path: string, fileName: string): Promise<IncomingFile> {
    try {
      return new IncomingFile(path, fileName, await open(path, 'w'));
    } catch (error) {
      throw diskError(error);
    }
  }

  get byteLength(): number {
    return this.#byteLength;
  }

  /** Throws StudioError `bad-request` (out of order), `model-refused` (no model, or too large), `disk-full`, `disk-error`. */
  async append(byteOffset: number, bytes: Uint8Array): Promise<void> {
    if (byteOffset !== this.#byteLength) throw new StudioError('bad-request', 'The file came out of order.');
    if (byteOffset === 0 && !magic.equals(bytes.subarray(0, 4))) {
      throw new StudioError('model-refused', 'It does not begin like a model of whisper.cpp.');
    }
    if (byteOffset + bytes.byteLength > maximumModelBytes)
      throw new StudioError('model-refused', 'It is too large.');
    try {
      await this.#handle.write(bytes, 0, bytes.byteLength, byteOffset);
    } catch (error) {
      throw diskError(error);
    }
    this.#hash.update(bytes);
    this.#byteLength += bytes.byteLength;
  }

  /** Ends it; returns its SHA-256. */
  async finish(): Promise<string> {
    await this.#handle.sync();
    await this.#handle.close();
    return this.#hash.digest('hex');
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.path, { force: true });
  }
}
