import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Mp4OutputFormat, Output } from 'mediabunny';

/** A real fragmented MP4 with an Opus track of packets of 20 ms, and where each of its fragments ends. */
export const makeFragmentedMp4 = async (
  packetCount: number,
  packetsPerFragment: number,
): Promise<{ bytes: Uint8Array; headerLength: number; fragmentEnds: number[] }> => {
  const fragmentEnds: number[] = [];
  let headerLength = 0;
  const target = new BufferTarget();
  const output = new Output({
    format: new Mp4OutputFormat({
      fastStart: 'fragmented',
      minimumFragmentDuration: packetsPerFragment * 0.02 - 0.001,
      onMoov: (data, position) => {
        headerLength = position + data.length;
      },
      onMdat: (data, position) => {
        fragmentEnds.push(position + data.length);
      },
    }),
    target,
  });
  const source = new EncodedAudioPacketSource('opus');
  output.addAudioTrack(source);
  await output.start();
  const meta = { decoderConfig: { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1 } };
  for (let index = 0; index < packetCount; index += 1) {
    const data = new Uint8Array(10 + ((index * 7) % 23)).fill(index);
    await source.add(new EncodedPacket(data, 'key', index * 0.02, 0.02), meta);
  }
  await output.finalize();
  if (!target.buffer) throw new Error('No file was written.');
  return { bytes: new Uint8Array(target.buffer), headerLength, fragmentEnds };
};
