import { decodePacket, encodePacket, type Packet } from '../../contract/wire.ts';
import type { PageTransport } from './connection.ts';

/** A frame that cannot be decoded means that the two ends do not fit: the caller closes. */
const decode = (frame: ArrayBuffer): Packet<unknown> | undefined => {
  try {
    return decodePacket(new Uint8Array(frame));
  } catch {
    return undefined;
  }
};

/** Dials the host over a WebSocket; resolves once it is open. Works in a page and in Node, which has the same WebSocket. */
export const connectWebSocket = (address: string | URL): Promise<PageTransport> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    const refuse = (): void => reject(new Error('The socket closed before it was open.'));
    socket.addEventListener('close', refuse, { once: true });
    socket.addEventListener(
      'open',
      () => {
        socket.removeEventListener('close', refuse);
        resolve({
          send: (packet) => {
            if (socket.readyState === WebSocket.OPEN) socket.send(encodePacket(packet));
          },
          onPacket: (listener) => {
            socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
              const packet = data instanceof ArrayBuffer ? decode(data) : undefined;
              if (packet) listener(packet);
              else socket.close();
            });
          },
          onClose: (listener) => socket.addEventListener('close', listener, { once: true }),
          close: () => socket.close(),
        });
      },
      { once: true },
    );
  });
