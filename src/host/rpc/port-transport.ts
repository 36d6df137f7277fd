import type { Packet, ResponseMessage, Transport } from '../../contract/wire.ts';

/** The part of a message port that both Node's and Electron's have. */
export interface PortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

const isPacket = (data: unknown): data is Packet<unknown> =>
  typeof data === 'object' && data !== null && 'message' in data;

/** A transport over a message port: packets are cloned as they are, media bytes never pass the main process. */
export const portTransport = (port: PortLike): Transport<unknown, ResponseMessage> => ({
  send: (packet) => port.postMessage(packet),
  onPacket: (listener) => {
    port.on('message', ({ data }) => {
      if (isPacket(data)) listener(data);
    });
    port.start();
  },
  onClose: (listener) => {
    port.on('close', listener);
  },
  close: () => port.close(),
});
