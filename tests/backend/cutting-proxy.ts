import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A way between studio and backend that can break: a TCP proxy that counts what goes up, and cuts when it is told to. */
export interface CuttingProxy {
  readonly url: string;
  /** Bytes that the studio sent through it so far. */
  readonly upBytes: () => number;
  /** Cuts the connection as soon as this many more bytes went up; once. */
  readonly cutAfter: (bytes: number) => void;
  /** Lets this many more bytes up and then nothing on any connection; answers when that point is reached. */
  readonly holdAfter: (bytes: number) => Promise<void>;
  /** Lets connections that are made from now on through again. */
  readonly letThrough: () => void;
  /** How many times it has cut. */
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
}

/** Opens the way to a port of this machine. */
export const openCuttingProxy = async (targetPort: number): Promise<CuttingProxy> => {
  const sockets = new Set<Socket>();
  let upBytes = 0;
  let cutAt = Number.POSITIVE_INFINITY;
  let cuts = 0;
  let holdAt = Number.POSITIVE_INFINITY;
  let tellHeld = (): void => undefined;

  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };

  const server = createServer((incoming) => {
    const studio = keep(incoming);
    const backend = keep(connect(targetPort, '127.0.0.1'));
    studio.on('close', () => backend.destroy());
    backend.on('close', () => studio.destroy());
    backend.pipe(studio);
    studio.on('data', (chunk: Buffer) => {
      upBytes += chunk.length;
      if (upBytes >= cutAt) {
        cutAt = Number.POSITIVE_INFINITY;
        cuts += 1;
        // What was read is passed on first: a real cut loses some of it, the studio must not rely on either.
        backend.write(chunk, () => {
          studio.resetAndDestroy();
          backend.resetAndDestroy();
        });
        return;
      }
      if (upBytes >= holdAt) {
        studio.pause();
        tellHeld();
        return;
      }
      if (!backend.write(chunk)) {
        studio.pause();
        backend.once('drain', () => studio.resume());
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    upBytes: () => upBytes,
    cutAfter: (bytes) => {
      cutAt = upBytes + bytes;
    },
    holdAfter: (bytes) => {
      holdAt = upBytes + bytes;
      return new Promise((resolve) => {
        tellHeld = resolve;
      });
    },
    letThrough: () => {
      holdAt = Number.POSITIVE_INFINITY;
    },
    cuts: () => cuts,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
