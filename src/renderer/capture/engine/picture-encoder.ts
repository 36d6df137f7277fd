import type { PictureQuality } from '../../../core/capture/quality-ladder.ts';
import type { VideoChoice } from './codecs.ts';
import { createInBandSets } from './in-band-sets.ts';
import type { PacketTrack } from './packet-track.ts';
import { createPictureFitter, type PictureFitter } from './picture-fit.ts';

/** An encoder whose quality may change under way, inside one file. */
export interface PictureEncoder {
  readonly isOpen: () => boolean;
  /** Frames that wait inside it. */
  readonly queueSize: () => number;
  readonly framesEncoded: () => number;
  /** Does not close the frame. */
  readonly encode: (frame: VideoFrame, timestampUs: number, keyFrame: boolean) => void;
  /** Holds from the next frame on; true where that has to be a key frame. */
  readonly setQuality: (quality: PictureQuality) => boolean;
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

/** Encodes into a track's packets. `onError`: nothing more comes of it. */
export const createPictureEncoder = (
  { codec, config }: VideoChoice,
  packets: PacketTrack,
  onError: (error: unknown) => void,
): PictureEncoder => {
  const sets = createInBandSets();
  let fitter: PictureFitter = createPictureFitter(config.width, config.height);
  let [width, height] = [config.width, config.height];
  let framesEncoded = 0;
  const encoder = new VideoEncoder({
    output: (chunk, meta) => {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      framesEncoded += 1;
      if (meta?.decoderConfig) sets.learn(meta.decoderConfig);
      const isKey = chunk.type === 'key';
      packets.add(
        { data: isKey ? sets.dress(data) : data, isKey, timestampUs: chunk.timestamp },
        meta?.decoderConfig && { media: 'video', codec, decoderConfig: meta.decoderConfig },
      );
    },
    error: onError,
  });
  encoder.configure(config);

  return {
    isOpen: () => encoder.state === 'configured',
    queueSize: () => encoder.encodeQueueSize,
    framesEncoded: () => framesEncoded,
    encode: (frame, timestampUs, keyFrame) => {
      const fitted = fitter.fit(frame, timestampUs);
      encoder.encode(fitted, { keyFrame });
      fitted.close();
    },
    setQuality: (quality) => {
      if (encoder.state !== 'configured') return false;
      encoder.configure({
        ...config,
        width: quality.widthPixels,
        height: quality.heightPixels,
        framerate: quality.framesPerSecond,
        bitrate: quality.bitsPerSecond,
      });
      if (quality.widthPixels === width && quality.heightPixels === height) return false;
      [width, height] = [quality.widthPixels, quality.heightPixels];
      fitter = createPictureFitter(width, height);
      return true;
    },
    flush: async () => {
      if (encoder.state === 'configured') await encoder.flush();
    },
    close: () => {
      if (encoder.state !== 'closed') encoder.close();
    },
  };
};
