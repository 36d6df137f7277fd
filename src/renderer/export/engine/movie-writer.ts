import {
  AudioSample,
  AudioSampleSource,
  getFirstEncodableAudioCodec,
  getFirstEncodableVideoCodec,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
  type VideoSample,
  VideoSampleSource,
} from 'mediabunny';
import { finishMovie, type MovieExtras } from '../../../core/export/finish-movie.ts';
import type { Channels } from '../../../core/capture/resampler.ts';
import { join } from '../../../core/export/write-boxes.ts';
import type { Size } from '../../../core/export/layout.ts';
import { pictureBitrate, soundBitrate } from '../../../core/export/rates.ts';
import { soundRateHz } from './sound-reel.ts';

/** Writes bytes at a place of the file; resolves when they are there. */
export type WriteBytes = (byteOffset: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/** A video that grows in a file, never as a whole in memory. */
export interface MovieWriter {
  readonly addFrame: (frame: VideoSample) => Promise<void>;
  /** Sound that follows on what was added before. */
  readonly addSound: (sound: Channels) => Promise<void>;
  readonly finish: (extras: MovieExtras) => Promise<void>;
}

interface MovieFormat {
  readonly title: string;
  readonly video: Size | undefined;
  readonly framesPerSecond: number;
  /** 0 where there is no sound. */
  readonly channels: number;
}

/** Bytes go out in pieces of about this size. */
const pieceBytes = 1024 * 1024;
const keyFrameSeconds = 2;

/** A source for the pictures: H.264, which plays everywhere, where it can be encoded. */
const pictureSource = async (video: Size, framesPerSecond: number): Promise<VideoSampleSource> => {
  const bitrate = pictureBitrate(video, framesPerSecond);
  const codec = await getFirstEncodableVideoCodec(['avc', 'vp9', 'vp8'], { ...video, bitrate });
  if (!codec) throw new Error(`This machine has no encoder for a video of ${video.width} x ${video.height}.`);
  return new VideoSampleSource({ codec, bitrate, keyFrameInterval: keyFrameSeconds });
};

/** A source for the sound: AAC, which plays everywhere, where it can be encoded; else Opus. */
const soundSource = async (channels: number): Promise<AudioSampleSource> => {
  const bitrate = soundBitrate(channels);
  const codec = await getFirstEncodableAudioCodec(['aac', 'opus'], {
    numberOfChannels: channels,
    sampleRate: soundRateHz,
    bitrate,
  });
  if (!codec) throw new Error('This machine has no encoder for sound.');
  return new AudioSampleSource({ codec, bitrate });
};

/** Begins an MP4 with the tracks that there are. Throws where the machine lacks an encoder. */
export const openMovie = async (
  { title, video, framesPerSecond, channels }: MovieFormat,
  write: WriteBytes,
): Promise<MovieWriter> => {
  let description: { readonly bytes: Uint8Array; readonly byteOffset: number } | undefined;
  const output = new Output({
    // Its description comes last, so that nothing has to wait for it in memory; chapters are added to it there.
    format: new Mp4OutputFormat({
      fastStart: false,
      onMoov: (data, byteOffset) => {
        description = { bytes: data.slice(), byteOffset };
      },
    }),
    target: new StreamTarget(
      new WritableStream<StreamTargetChunk>({
        write: ({ data, position }) => write(position, data.slice()),
      }),
      { chunked: true, chunkSize: pieceBytes },
    ),
  });
  output.setMetadataTags({ title });
  const pictures = video && (await pictureSource(video, framesPerSecond));
  const sounds = channels > 0 ? await soundSource(channels) : undefined;
  if (pictures) output.addVideoTrack(pictures, { frameRate: framesPerSecond });
  if (sounds) output.addAudioTrack(sounds);
  await output.start();
  let soundSamples = 0;

  return {
    addFrame: async (frame) => {
      await pictures?.add(frame);
    },
    addSound: async (sound) => {
      const length = sound[0]?.length ?? 0;
      if (!sounds || length === 0) return;
      const data = new Float32Array(length * sound.length);
      for (const [channel, samples] of sound.entries()) data.set(samples, channel * length);
      const sample = new AudioSample({
        format: 'f32-planar',
        sampleRate: soundRateHz,
        numberOfChannels: sound.length,
        timestamp: soundSamples / soundRateHz,
        data,
      });
      soundSamples += length;
      await sounds.add(sample);
      sample.close();
    },
    finish: async (extras) => {
      await output.finalize();
      if (!description) throw new Error('The muxer wrote no description.');
      const { bytes, byteOffset } = description;
      const end = finishMovie(bytes, byteOffset, extras);
      for (let at = 0; at < end.length; at += pieceBytes)
        await write(byteOffset + at, join([end.subarray(at, at + pieceBytes)]));
    },
  };
};
