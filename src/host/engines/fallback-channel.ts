import type { PortLike } from '../rpc/port-transport.ts';

/** How the child of the slow engine hears the studio, whichever way it was started. */
export interface FallbackChannel {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** The studio is gone. */
  readonly onEnd: (listener: () => void) => void;
}

/** Electron's `process.parentPort`, which brings the port to the studio with its first message. */
export interface ParentPort {
  on(event: 'message', listener: (event: { ports: PortLike[] }) => void): unknown;
}

const overPort = (port: PortLike): FallbackChannel => ({
  send: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
  onEnd: (listener) => port.on('close', listener),
});

const overProcess = (own: NodeJS.Process): FallbackChannel => ({
  send: (message) => void own.send?.(message),
  onMessage: (listener) => own.on('message', listener),
  onEnd: (listener) => own.on('disconnect', listener),
});

/** The port that main gives where there is a `parentPort`, else Node's own channel to the process that forked this one. */
export const openFallbackChannel = (parentPort: ParentPort | undefined): Promise<FallbackChannel> =>
  new Promise((resolve) => {
    if (!parentPort) return resolve(overProcess(process));
    parentPort.on('message', ({ ports: [port] }) => {
      if (port) resolve(overPort(port));
    });
  });
