import { createFragmentWriter, type Encoding, type FragmentWriter, type Packet } from './fragment-writer.ts';
import type { FragmentQueue } from './fragment-queue.ts';

/** How long fragments should be. With the encoder's and the disk's delay, what is not yet safe stays below a second. */
export const fragmentUs = 750_000;

/** Collects a track's packets into fragments. */
export interface PacketTrack {
  /** Takes the next packet; a key frame closes the fragment before it when that is long enough. */
  readonly add: (packet: Packet, encoding: Encoding | undefined) => void;
  /** Closes the fragment that grows, so that it is safe soon. The next packet has to be a key frame. */
  readonly close: (endUs: number) => void;
  /** Closes the file: last fragment, index. Resolves when all is handed to the queue. */
  readonly finish: (endUs: number) => Promise<void>;
}

/** `shortestUs`: key frames that come sooner close no fragment. `onError`: the muxer refused; nothing more comes of this track. */
export const createPacketTrack = (
  queue: FragmentQueue,
  shortestUs: number,
  onError: (error: unknown) => void,
): PacketTrack => {
  let writer: FragmentWriter | undefined;
  let packets: Packet[] = [];
  let lastEndUs = 0;
  let lastWrite: Promise<void> = Promise.resolve();

  const close = (endUs: number): void => {
    const first = packets[0];
    if (!first || !writer) return;
    const { write } = writer;
    const closed = packets;
    packets = [];
    lastEndUs = Math.max(endUs, closed.at(-1)?.timestampUs ?? 0);
    const end = lastEndUs;
    lastWrite = lastWrite
      .then(async () => {
        const bytes = await write(closed, end);
        queue.add(bytes, Math.round(first.timestampUs / 1000), Math.round(end / 1000));
      })
      .catch(onError);
  };

  return {
    add: (packet, encoding) => {
      if (encoding) writer ??= createFragmentWriter(encoding);
      const first = packets[0];
      const isLongEnough = first && packet.timestampUs - first.timestampUs >= shortestUs;
      if (isLongEnough && packet.isKey) close(packet.timestampUs);
      packets.push(packet);
    },
    close,
    finish: async (endUs) => {
      close(endUs);
      await lastWrite;
      if (!writer || lastEndUs === 0) return;
      const endMs = Math.round(lastEndUs / 1000);
      queue.add(writer.index(), endMs, endMs);
    },
  };
};
