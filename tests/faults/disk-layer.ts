// Loaded into a host before anything else (`--import`): its writes go through here, so that a disk can refuse, tear or forget them, sockets
// can be cut and the clock can jump. Obeys its parent's messages.
import { type FileHandle } from 'node:fs/promises';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import type { HostFault } from './host-fault.ts';

const isMedia = (path: string): boolean => /attempts\/[0-9a-z]+\/[^/]+\.(mp4|wav)$/.test(path);
const isTakeFile = (path: string): boolean => /attempts\/[0-9a-z]+\//.test(path);

let fault: HostFault = { kind: 'none' };
/** Length of every open file of a take at its last sync: what a power cut leaves. */
const synced = new Map<string, number>();
const sockets = new Set<net.Socket>();

const failure = (code: string): Error => Object.assign(new Error(`${code}: made by the harness`), { code });
const lengthOf = (path: string): number => fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const killSelf = (): void => {
  process.kill(process.pid, 'SIGKILL');
  // Nothing after this may run, also while the signal is on its way.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

/** What the file system would have after power failed: unsynced ends are gone, or there as zeros. */
const cutPower = (keepZeros: boolean): void => {
  for (const [path, length] of synced) {
    const size = lengthOf(path);
    if (size <= length) continue;
    fs.truncateSync(path, length);
    if (keepZeros) fs.truncateSync(path, size);
  }
  killSelf();
};

const spendRoom = (length: number): void => {
  if (fault.kind !== 'disk-full') return;
  if (fault.roomBytes < length) throw failure('ENOSPC');
  fault = { ...fault, roomBytes: fault.roomBytes - length };
};

/** Before a write of `bytes` at `position`: refuses it, or writes some of it and ends the process. */
const beforeWrite = (path: string, fd: number, bytes: Uint8Array, position: number | null): void => {
  if (isTakeFile(path)) spendRoom(bytes.length);
  const isTorn = fault.kind === 'tear' && (fault.where === 'media' ? isMedia(path) : path.endsWith('.jsonl'));
  if (!isTorn || fault.kind !== 'tear' || bytes.length < 2) return;
  const part = Math.max(1, Math.min(bytes.length - 1, Math.floor(bytes.length * fault.share)));
  fs.writeSync(fd, bytes, 0, part, position);
  killSelf();
};

const beforeSync = (path: string): void => {
  if (!isTakeFile(path) || fault.kind !== 'sync-fails') return;
  if (fault.times > 0) fault = { ...fault, times: fault.times - 1 };
  else fault = { kind: 'none' };
  if (fault.kind === 'sync-fails') throw failure('EIO');
};

const watchHandle = (handle: FileHandle, path: string): FileHandle => {
  const { write, appendFile, writeFile, datasync, sync } = handle;
  const noteSync = (): void => {
    synced.set(path, lengthOf(path));
  };
  if (!synced.has(path)) noteSync();
  Object.assign(handle, {
    write: async (bytes: Uint8Array, offset: number, length: number, position: number | null) => {
      beforeWrite(path, handle.fd, bytes.subarray(offset, offset + length), position);
      return Reflect.apply(write, handle, [bytes, offset, length, position]);
    },
    appendFile: async (bytes: Uint8Array) => {
      beforeWrite(path, handle.fd, bytes, null);
      return Reflect.apply(appendFile, handle, [bytes]);
    },
    writeFile: async (content: string | Uint8Array) => {
      if (isTakeFile(path)) spendRoom(content.length);
      return Reflect.apply(writeFile, handle, [content]);
    },
    datasync: async () => {
      beforeSync(path);
      await Reflect.apply(datasync, handle, []);
      noteSync();
    },
    sync: async () => {
      beforeSync(path);
      await Reflect.apply(sync, handle, []);
      noteSync();
    },
  });
  return handle;
};

const { open } = fs.promises;
fs.promises.open = async (path, flags, mode) => {
  const handle = await open(path, flags, mode);
  const isOurs = typeof path === 'string' && isTakeFile(path) && !fs.statSync(path).isDirectory();
  return isOurs ? watchHandle(handle, path) : handle;
};
syncBuiltinESMExports();

const { emit } = net.Server.prototype;
net.Server.prototype.emit = function emitAndRemember(this: net.Server, event: string, ...args: unknown[]) {
  const [socket] = args;
  if (event === 'connection' && socket instanceof net.Socket) {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  }
  return Reflect.apply(emit, this, [event, ...args]);
};

const shiftClock = (byMs: number): void => {
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | [number]) {
      super(args[0] ?? RealDate.now() + byMs);
    }
    static override now(): number {
      return RealDate.now() + byMs;
    }
  } as DateConstructor;
};

const clockShiftMs = Number(process.env['FAULTS_CLOCK_SHIFT_MS'] ?? 0);
if (clockShiftMs !== 0) shiftClock(clockShiftMs);

process.on('message', (asked: HostFault) => {
  if (asked.kind === 'power-cut') cutPower(asked.keepZeros);
  else if (asked.kind === 'cut-sockets') for (const socket of sockets) socket.destroy();
  else if (asked.kind === 'clock') shiftClock(asked.byMs);
  else fault = asked;
});
// Listening to the parent must not keep the host alive.
process.channel?.unref();
