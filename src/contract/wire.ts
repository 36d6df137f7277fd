import { z } from 'zod';
import { WireError } from './errors.ts';

const callId = z.int().min(1);

/** What travels from page to host. `bytes` of a call travel beside it as one binary block. */
export const RequestMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: callId, method: z.string().max(80), input: z.unknown() }),
  z.object({ kind: z.literal('listen'), id: callId, stream: z.string().max(80), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id: callId }),
]);
export type RequestMessage = z.infer<typeof RequestMessage>;

/** What travels from host to page. */
export const ResponseMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: callId, output: z.unknown() }),
  z.object({ kind: z.literal('error'), id: callId, error: WireError }),
  z.object({ kind: z.literal('event'), id: callId, event: z.unknown() }),
]);
export type ResponseMessage = z.infer<typeof ResponseMessage>;

/** A message with its binary block. */
export interface Packet<M> {
  readonly message: M;
  readonly bytes?: Uint8Array;
}

/** A two-way pipe of packets: a MessagePort or a WebSocket. */
export interface Transport<In, Out> {
  send(packet: Packet<Out>): void;
  onPacket(listener: (packet: Packet<In>) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Largest packet taken from a socket: 32 MiB, far above one second of media. */
export const maximumPacketBytes = 32 * 1024 * 1024;

/** One packet as one binary frame: 4 bytes little-endian length of the JSON, the JSON in UTF-8, then the block. */
export const encodePacket = (packet: Packet<unknown>): Uint8Array<ArrayBuffer> => {
  const header = encoder.encode(JSON.stringify(packet.message));
  const block = packet.bytes ?? new Uint8Array(0);
  const frame = new Uint8Array(4 + header.length + block.length);
  new DataView(frame.buffer).setUint32(0, header.length, true);
  frame.set(header, 4);
  frame.set(block, 4 + header.length);
  return frame;
};

/** The packet of a frame, its message not yet checked by a schema. Throws RangeError or SyntaxError on a malformed frame. */
export const decodePacket = (frame: Uint8Array): Packet<unknown> => {
  if (frame.length < 4 || frame.length > maximumPacketBytes)
    throw new RangeError('Packet size out of range.');
  const headerLength = new DataView(frame.buffer, frame.byteOffset, 4).getUint32(0, true);
  if (headerLength > frame.length - 4) throw new RangeError('Packet header longer than the packet.');
  const message: unknown = JSON.parse(decoder.decode(frame.subarray(4, 4 + headerLength)));
  const block = frame.subarray(4 + headerLength);
  return block.length > 0 ? { message, bytes: block } : { message };
};
