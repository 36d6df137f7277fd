import type { Packet } from '../../contract/wire.ts';
import type { PageTransport } from './connection.ts';

const isPacket = (data: unknown): data is Packet<unknown> =>
  typeof data === 'object' && data !== null && 'message' in data;

/**
 * A transport over the message port that Electron hands to the page. Blocks are cloned, not transferred: a fragment must stay
 * whole here until the host has acknowledged it.
 */
export const portTransport = (port: MessagePort): PageTransport => ({
  send: (packet) => port.postMessage(packet),
  onPacket: (listener) => {
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isPacket(data)) listener(data);
    });
    port.start();
  },
  onClose: (listener) => port.addEventListener('close', listener, { once: true }),
  close: () => port.close(),
});
