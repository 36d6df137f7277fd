import { createFragmentWriter, type Encoding, type FragmentWriter, type Packet } from './fragment-writer.ts';
import type { FragmentQueue } from './fragment-queue.ts';

/** Longest a fragment grows. With the encoder's and the disk's delay, what is not yet safe stays below a second. */
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

/** `onError`: the muxer refused; nothing more comes of this track. */
export const createPacketTrack = (queue: FragmentQueue, onError: (error: unknown) => void): PacketTrack => {
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
      // Half a frame of tolerance: a key frame is asked for at the time, and frames do not come exactly then.
      if (first && packet.isKey && packet.timestampUs - first.timestampUs >= fragmentUs - 20_000)
        close(packet.timestampUs);
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
