import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import {
  decodePacket,
  encodePacket,
  type Packet,
  RequestMessage,
  type ResponseMessage,
} from '../../../src/contract/wire.ts';

/** One page's socket, seen from the host's side. */
export interface Visitor {
  readonly requests: readonly Packet<RequestMessage>[];
  answer(message: ResponseMessage, bytes?: Uint8Array): void;
  /** Breaks the connection without a goodbye. */
  drop(): void;
}

export interface SocketHost {
  readonly address: string;
  readonly visitors: readonly Visitor[];
  close(): Promise<void>;
}

type Answer = (request: Packet<RequestMessage>, visitor: Visitor) => void;

/** The far end of the wire on a real socket: speaks packets, and lets a test decide what it answers. */
export const startSocketHost = async (onRequest: Answer, port = 0): Promise<SocketHost> => {
  const server = new WebSocketServer({ host: '127.0.0.1', port });
  await new Promise((resolve) => server.once('listening', resolve));
  const visitors: Visitor[] = [];
  server.on('connection', (socket) => {
    const requests: Packet<RequestMessage>[] = [];
    const visitor: Visitor = {
      requests,
      answer: (message, bytes) => socket.send(encodePacket(bytes ? { message, bytes } : { message })),
      drop: () => socket.terminate(),
    };
    visitors.push(visitor);
    socket.on('message', (data) => {
      const { message, bytes } = decodePacket(data as Buffer);
      const packet = { message: RequestMessage.parse(message), ...(bytes ? { bytes: bytes.slice() } : {}) };
      requests.push(packet);
      onRequest(packet, visitor);
    });
  });
  const { port: boundPort } = server.address() as AddressInfo;
  return {
    address: `ws://127.0.0.1:${boundPort}/rpc`,
    visitors,
    close: async () => {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
