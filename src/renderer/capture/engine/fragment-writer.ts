import {
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  NullTarget,
  Output,
} from 'mediabunny';
import { contentAt } from '../../../core/take/boxes.ts';
import { fragmentTicks } from '../../../core/take/fragment-times.ts';
import { concatenate } from './bytes.ts';
import { fragmentIndexBox } from '../../../core/take/fragment-index.ts';

/** What a track is encoded as, told by its encoder with the first packet. */
export type Encoding =
  | {
      readonly media: 'video';
      readonly codec: 'avc' | 'vp9' | 'vp8';
      readonly decoderConfig: VideoDecoderConfig;
    }
  | { readonly media: 'audio'; readonly codec: 'opus'; readonly decoderConfig: AudioDecoderConfig };

/** One encoded frame or sound packet; times in microseconds of take time. */
export interface Packet {
  readonly data: Uint8Array;
  readonly isKey: boolean;
  readonly timestampUs: number;
}

interface Boxes {
  readonly header: Uint8Array[];
  readonly fragment: Uint8Array[];
}

/** Has mediabunny write a whole MP4 with one fragment in it, and keeps its boxes. */
const writeBoxes = async (encoding: Encoding, packets: readonly Packet[], endUs: number): Promise<Boxes> => {
  const boxes: Boxes = { header: [], fragment: [] };
  const output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      // One fragment, however long: its end is the writer's to choose.
      minimumFragmentDuration: Number.MAX_SAFE_INTEGER,
      onFtyp: (data) => boxes.header.push(data.slice()),
      onMoov: (data) => boxes.header.push(data.slice()),
      onMoof: (data) => boxes.fragment.push(data.slice()),
      onMdat: (data) => boxes.fragment.push(data.slice()),
    }),
    target: new NullTarget(),
  });
  const toPacket = (packet: Packet, index: number): EncodedPacket => {
    const nextUs = packets[index + 1]?.timestampUs ?? endUs;
    const durationUs = Math.max(0, nextUs - packet.timestampUs);
    return new EncodedPacket(
      packet.data,
      packet.isKey ? 'key' : 'delta',
      packet.timestampUs / 1e6,
      durationUs / 1e6,
    );
  };
  if (encoding.media === 'video') {
    const source = new EncodedVideoPacketSource(encoding.codec);
    output.addVideoTrack(source);
    await output.start();
    const meta = { decoderConfig: encoding.decoderConfig };
    for (const [index, packet] of packets.entries()) await source.add(toPacket(packet, index), meta);
  } else {
    const source = new EncodedAudioPacketSource(encoding.codec);
    output.addAudioTrack(source);
    await output.start();
    const meta = { decoderConfig: encoding.decoderConfig };
    for (const [index, packet] of packets.entries()) await source.add(toPacket(packet, index), meta);
  }
  await output.finalize();
  return boxes;
};

/** Writes a track's MP4 piece by piece, each piece to be appended to those before. */
export interface FragmentWriter {
  /** The bytes of the next fragment; the first begins with the file's header. `packets` are not empty and begin with a key frame. */
  readonly write: (packets: readonly Packet[], endUs: number) => Promise<Uint8Array<ArrayBuffer>>;
  /** An index of all fragments for the file's end, so that players can jump. */
  readonly index: () => Uint8Array<ArrayBuffer>;
}

/**
 * A writer for one track. mediabunny keeps a record of every packet until the file is closed, which for a long take is more memory than
 * a recorder may use; so each fragment is written as a file of its own, of which all but the first lose their header. Fragments address
 * their media relative to themselves and carry take time, so they may stand one after another.
 */
export const createFragmentWriter = (encoding: Encoding): FragmentWriter => {
  const entries: { startTicks: number; byteOffset: number }[] = [];
  let byteLength = 0;

  return {
    write: async (packets, endUs) => {
      const { header, fragment } = await writeBoxes(encoding, packets, endUs);
      const [description, media] = fragment;
      if (!description || !media) throw new Error('The muxer wrote no fragment.');
      const before = byteLength === 0 ? header : [];
      const byteOffset = byteLength + before.reduce((sum, box) => sum + box.length, 0);
      // Fragments are numbered from 1; the number stands in `mfhd`, the first box of `moof`, behind two headers and its flags.
      new DataView(description.buffer, description.byteOffset).setUint32(20, entries.length + 1);
      const content = contentAt(description, 'moof');
      entries.push({ startTicks: (content && fragmentTicks(content)?.start) ?? 0, byteOffset });
      const bytes = concatenate([...before, description, media]);
      byteLength += bytes.length;
      return bytes;
    },
    index: () => fragmentIndexBox(entries),
  };
};
