import { type FileHandle, open } from 'node:fs/promises';
import { Upload, type UploadOptions } from 'tus-js-client';
import { StudioError } from '../../contract/errors.ts';
import { isMissing } from '../files.ts';

/** One file on its way. `onProgress` hears how many of its bytes are sent. */
export interface FileUpload {
  readonly address: URL;
  readonly path: string;
  readonly byteLength: number;
  readonly onProgress: (sentBytes: number) => void;
  readonly signal: AbortSignal;
  /** A connection that moves nothing for this long counts as cut. */
  readonly stallMs: number;
}

/** Held in memory at once; small enough for proxies that limit a request. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * Reads pieces through one open handle. The library's own reader opens the file by name for every piece, and a file that vanishes in
 * between would end the process with an unhandled stream error.
 */
const pieceReader = (file: FileHandle, byteLength: number): NonNullable<UploadOptions['fileReader']> => ({
  openFile: () =>
    Promise.resolve({
      size: byteLength,
      slice: async (start: number, end: number) => {
        const piece = Buffer.alloc(Math.min(end, byteLength) - start);
        const { bytesRead } = await file.read(piece, 0, piece.length, start);
        if (bytesRead !== piece.length) throw new StudioError('submission-changed');
        return { value: Object.assign(piece, { size: piece.length }), done: end >= byteLength };
      },
      close: () => undefined,
    }),
});

const send = (file: FileHandle, order: FileUpload): Promise<void> =>
  new Promise((resolve, reject) => {
    let stallTimer: NodeJS.Timeout | undefined;
    const upload = new Upload(Buffer.alloc(0), {
      uploadUrl: order.address.href,
      uploadSize: order.byteLength,
      chunkSize: pieceBytes,
      fileReader: pieceReader(file, order.byteLength),
      storeFingerprintForResuming: false,
      // The outbox waits and tries again itself; the backend knows how far the file has come.
      retryDelays: null,
      onProgress: (sentBytes) => {
        watchForStall();
        order.onProgress(sentBytes);
      },
      onSuccess: () => settle(resolve),
      onError: (error) => settle(() => reject(unreachable(error))),
    });
    const settle = (finish: () => void): void => {
      clearTimeout(stallTimer);
      order.signal.removeEventListener('abort', stop);
      finish();
    };
    const stop = (): void => {
      void upload.abort();
      settle(() => reject(new StudioError('backend-unreachable')));
    };
    const watchForStall = (): void => {
      clearTimeout(stallTimer);
      stallTimer = setTimeout(stop, order.stallMs);
    };
    order.signal.addEventListener('abort', stop, { once: true });
    watchForStall();
    upload.start();
  });

const unreachable = (error: unknown): StudioError =>
  error instanceof StudioError ? error : new StudioError('backend-unreachable', undefined, { cause: error });

/**
 * Sends a file to its upload address, from where the backend says it stands. Throws `backend-unreachable` when the way breaks (what
 * arrived stays there) and `submission-changed` when the file is gone or shorter than it was.
 */
export const uploadFile = async (order: FileUpload): Promise<void> => {
  order.signal.throwIfAborted();
  const file = await open(order.path, 'r').catch((error: unknown) => {
    throw isMissing(error) ? new StudioError('submission-changed') : error;
  });
  try {
    await send(file, order);
  } finally {
    await file.close();
  }
};
