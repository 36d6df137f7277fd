import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StudioError } from '../../contract/errors.ts';
import { diskError } from '../files.ts';
import { hashFile } from '../hashing.ts';
import type { ExpectedFile } from './verify.ts';

// The one file of host/models that opens a connection.

export interface DownloadOptions {
  readonly address: string;
  /** Where the file goes once it is whole and right; `<path>.part` until then. */
  readonly file: ExpectedFile;
  readonly signal: AbortSignal;
  /** Bytes that are there. */
  readonly onBytes?: (byteLength: number) => void;
  /** All bytes are there, and are being checked. */
  readonly onChecking?: () => void;
  /** A connection that brings nothing for this long is given up. */
  readonly stallMs?: number;
  /** Waits before each further try. A try that brought bytes makes them begin anew. */
  readonly retryAfterMs?: readonly number[];
}

/** What is already there of a download. */
export const partPath = (path: string): string => `${path}.part`;

const byteLengthOf = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0;

const isLoopback = (host: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

const isPrivate = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || isLoopback(hostname);
};

/** The server does not go on where we stopped. */
class CannotResume extends Error {}

// Tries that cannot end better next time are StudioErrors; a plain Error is a matter of the network.
const openResponse = async (
  address: string,
  from: number,
  byteLength: number,
  signal: AbortSignal,
): Promise<Response> => {
  if (!isPrivate(address)) throw new StudioError('download-failed', 'The address is not encrypted.');
  const response = await fetch(address, {
    headers: { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) },
    signal,
  });
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '');
  const fits =
    range !== null && Number(range[1]) === from && (range[2] === '*' || Number(range[2]) === byteLength);
  const answer = `The server answered ${response.status}.`;
  const isUsable = isPrivate(response.url) && (response.status === 200 || (response.status === 206 && fits));
  if (isUsable && response.body !== null) return response;
  await response.body?.cancel();
  const mayPass = response.status === 408 || response.status === 429 || response.status >= 500;
  if (response.status === 206 || response.status === 416) throw new CannotResume(answer);
  if (mayPass) throw new Error(answer);
  throw new StudioError('download-failed', answer);
};

// Appends what one connection brings. Returns the length of the file after it.
const fetchOnce = async (options: DownloadOptions, part: FileHandle, from: number): Promise<number> => {
  const { address, file, onBytes, stallMs = 30_000 } = options;
  const stall = new AbortController();
  const watch = () =>
    setTimeout(() => stall.abort(new Error('The connection brought nothing any more.')), stallMs);
  let timer = watch();
  try {
    const signal = AbortSignal.any([options.signal, stall.signal]);
    const response = await openResponse(address, from, file.byteLength, signal);
    let length = response.status === 206 ? from : 0; // a server that cannot resume begins anew
    await part.truncate(length);
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) {
      clearTimeout(timer);
      timer = watch();
      if (length + chunk.byteLength > file.byteLength) throw wrongFile('It is longer than it should be.');
      await part.write(chunk, 0, chunk.byteLength, length).catch((error: unknown) => {
        throw diskError(error);
      });
      length += chunk.byteLength;
      onBytes?.(length);
    }
    return length;
  } finally {
    clearTimeout(timer);
  }
};

const wrongFile = (what: string): StudioError =>
  new StudioError(
    'model-corrupt',
    `What came is not the file that the catalogue names. ${what} It was deleted.`,
  );

const checkSpace = async (path: string, byteLength: number): Promise<void> => {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < byteLength) {
    throw new StudioError('disk-full', `The model needs ${Math.ceil(byteLength / 1_000_000)} MB more.`);
  }
};

const fetchAll = async (options: DownloadOptions, part: FileHandle): Promise<void> => {
  const { file, signal, retryAfterMs = [1000, 3000, 9000] } = options;
  let failures = 0;
  let length = (await part.stat()).size;
  if (length > file.byteLength) length = 0;
  while (length < file.byteLength) {
    const before = length;
    let reason = 'The connection broke off.';
    try {
      length = await fetchOnce(options, part, length);
      if (length === file.byteLength) break;
    } catch (error) {
      if (signal.aborted) throw new StudioError('cancelled');
      if (error instanceof StudioError) throw error;
      if (error instanceof CannotResume) await part.truncate(0);
      // The network's own errors speak of sockets; ours are sentences.
      if (error instanceof Error && error.message.startsWith('The ')) reason = error.message;
      length = (await part.stat()).size;
    }
    failures = length > before ? 0 : failures + 1;
    const waitMs = retryAfterMs[failures === 0 ? 0 : failures - 1];
    if (waitMs === undefined) throw new StudioError('download-failed', reason);
    await sleep(waitMs, undefined, { signal }).catch(() => {
      throw new StudioError('cancelled');
    });
  }
  await part.sync();
};

/**
 * Fetches a file, going on where an earlier try stopped. The file takes its name only when its size and SHA-256 are right; a wrong
 * one is deleted. Throws StudioError: `cancelled` and `download-failed` (what came is kept), `model-corrupt`, `disk-full`, `disk-error`.
 */
export const downloadFile = async (options: DownloadOptions): Promise<void> => {
  const { file, signal, onChecking } = options;
  const part = partPath(file.path);
  if (signal.aborted) throw new StudioError('cancelled');
  await checkSpace(part, file.byteLength - (await byteLengthOf(part)));
  try {
    const handle = await open(part, constants.O_RDWR | constants.O_CREAT);
    try {
      await fetchAll(options, handle);
    } finally {
      await handle.close();
    }
    onChecking?.();
    const { sha256 } = await hashFile(part, signal);
    if (sha256 !== file.sha256) throw wrongFile('Its SHA-256 is another one.');
    await rename(part, file.path);
  } catch (error) {
    if (signal.aborted) throw new StudioError('cancelled');
    if (error instanceof StudioError && error.code === 'model-corrupt') await rm(part, { force: true });
    throw diskError(error);
  }
};
