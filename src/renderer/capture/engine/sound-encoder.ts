import type { Channels } from '../../../core/capture/resampler.ts';
import { opusConfig } from './codecs.ts';
import type { PacketTrack } from './packet-track.ts';

export const opusRateHz = 48_000;
export const opusPacketUs = 20_000;

/** Encodes running sound, sample after sample from take time 0, into a track's packets. */
export interface SoundEncoder {
  readonly encode: (sound: Channels) => void;
  /** End of what was encoded until now, in microseconds of take time. */
  readonly endUs: () => number;
  /** Resolves when everything is with the packets. */
  readonly close: () => Promise<void>;
}

export const createSoundEncoder = (
  channels: number,
  packets: PacketTrack,
  onError: (error: unknown) => void,
): SoundEncoder => {
  let encodedSamples = 0;
  let lastPacketUs = 0;
  const encoder = new AudioEncoder({
    output: (chunk, meta) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      lastPacketUs = chunk.timestamp;
      packets.add(
        { data, isKey: true, timestampUs: chunk.timestamp },
        meta?.decoderConfig && { media: 'audio', codec: 'opus', decoderConfig: meta.decoderConfig },
      );
    },
    error: onError,
  });
  encoder.configure(opusConfig(channels));

  return {
    encode: (sound) => {
      const length = sound[0]?.length ?? 0;
      if (length === 0 || encoder.state !== 'configured') return;
      const data = new Float32Array(length * channels);
      for (const [channel, samples] of sound.entries()) data.set(samples, channel * length);
      const block = new AudioData({
        format: 'f32-planar',
        sampleRate: opusRateHz,
        numberOfFrames: length,
        numberOfChannels: channels,
        timestamp: Math.round((encodedSamples * 1e6) / opusRateHz),
        data,
      });
      encodedSamples += length;
      encoder.encode(block);
      block.close();
    },
    endUs: () => lastPacketUs + opusPacketUs,
    close: async () => {
      if (encoder.state === 'configured') await encoder.flush().catch(() => undefined);
      if (encoder.state !== 'closed') encoder.close();
    },
  };
};
