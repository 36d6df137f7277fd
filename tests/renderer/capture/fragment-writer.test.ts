import fc from 'fast-check';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, test } from 'vitest';
import { scanFragments } from '../../../src/core/take/recovery.ts';
import {
  createFragmentWriter,
  type Encoding,
  type Packet,
} from '../../../src/renderer/capture/engine/fragment-writer.ts';

const opus: Encoding = {
  media: 'audio',
  codec: 'opus',
  decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 },
};

const packetsOf = (lengths: readonly number[]): Packet[] =>
  lengths.map((length, index) => ({
    data: new Uint8Array(length).fill(index),
    isKey: true,
    timestampUs: index * 20_000,
  }));

/** Writes packets in fragments of some, and gives the file with where each fragment ends. */
const write = async (packets: readonly Packet[], perFragment: number, withIndex: boolean) => {
  const writer = createFragmentWriter(opus);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < packets.length; at += perFragment) {
    const part = packets.slice(at, at + perFragment);
    parts.push(await writer.write(part, (part.at(-1)?.timestampUs ?? 0) + 20_000));
  }
  if (withIndex) parts.push(writer.index());
  const bytes = Buffer.concat(parts);
  const ends = parts.map((_, index) => Buffer.concat(parts.slice(0, index + 1)).length);
  return { bytes, ends };
};

const read = async (
  bytes: Uint8Array,
): Promise<{ timestampUs: number; length: number; durationUs: number }[]> => {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes.slice()) });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error('No track.');
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets())
    packets.push({
      timestampUs: Math.round(packet.timestamp * 1e6),
      length: packet.byteLength,
      durationUs: Math.round(packet.duration * 1e6),
    });
  return packets;
};

describe('fragment writer', () => {
  test('pieces written one by one are one file with every packet at its time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (lengths, perFragment, withIndex) => {
          const { bytes } = await write(packetsOf(lengths), perFragment, withIndex);
          const packets = await read(bytes);
          expect(packets).toEqual(
            lengths.map((length, index) => ({ timestampUs: index * 20_000, length, durationUs: 20_000 })),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('each piece is a whole fragment: what was appended until a crash plays', async () => {
    const { bytes, ends } = await write(packetsOf(Array<number>(90).fill(50)), 30, true);
    for (const [index, end] of ends.slice(0, 3).entries()) {
      const cut = bytes.subarray(0, end + 17);
      const whole = await scanFragments(
        (offset, length) => cut.subarray(offset, offset + length),
        cut.length,
      );
      expect(whole).toMatchObject({
        byteLength: end,
        fragmentCount: index + 1,
        startMs: 0,
        endMs: (index + 1) * 600,
      });
      expect(await read(cut.subarray(0, whole.byteLength))).toHaveLength((index + 1) * 30);
    }
    const all = await scanFragments(
      (offset, length) => bytes.subarray(offset, offset + length),
      bytes.length,
    );
    expect(all.byteLength).toBe(bytes.length);
  });

  test('a track that begins late keeps its take time', async () => {
    const writer = createFragmentWriter(opus);
    const late = packetsOf([10, 20]).map((packet) => ({
      ...packet,
      timestampUs: packet.timestampUs + 5_000_000,
    }));
    const packets = await read(await writer.write(late, 5_040_000));
    expect(packets.map((packet) => packet.timestampUs)).toEqual([5_000_000, 5_020_000]);
  });
});
