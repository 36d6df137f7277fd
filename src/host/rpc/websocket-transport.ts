import type { WebSocket } from 'ws';
import {
  decodePacket,
  encodePacket,
  type Packet,
  type ResponseMessage,
  type Transport,
} from '../../contract/wire.ts';

/** A transport over one accepted WebSocket. A frame that cannot be decoded closes the socket: the two ends do not fit. */
export const websocketTransport = (socket: WebSocket): Transport<unknown, ResponseMessage> => ({
  send: (packet) => {
    if (socket.readyState === socket.OPEN) socket.send(encodePacket(packet));
  },
  onPacket: (listener) => {
    socket.on('message', (data, isBinary) => {
      let packet: Packet<unknown>;
      try {
        if (!isBinary || !Buffer.isBuffer(data)) throw new TypeError('Only binary frames are understood.');
        packet = decodePacket(data);
      } catch {
        socket.close(1002, 'malformed frame');
        return;
      }
      listener(packet);
    });
  },
  onClose: (listener) => {
    socket.on('close', listener);
  },
  close: () => socket.close(),
});
