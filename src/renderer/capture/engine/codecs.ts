import type { Encoding } from './fragment-writer.ts';

/** An encoder that was asked for and is there. */
export interface VideoChoice {
  readonly codec: (Encoding & { media: 'video' })['codec'];
  readonly config: VideoEncoderConfig & { readonly bitrate: number };
}

/** H.264 High and Baseline 4.0 hold 1080p30; VP9 and VP8 are in every Chromium, also where H.264 is left out of it. */
const candidates: readonly { readonly codec: VideoChoice['codec']; readonly codecString: string }[] = [
  { codec: 'avc', codecString: 'avc1.640028' },
  { codec: 'avc', codecString: 'avc1.42e028' },
  { codec: 'vp9', codecString: 'vp09.00.40.08' },
  { codec: 'vp8', codecString: 'vp8' },
];

/** Bits a second for each pixel a second; screens are sharp but mostly still, cameras soft but moving. 1080p30 comes to 4 Mbit/s. */
const bitsPerPixel = { screen: 0.065, camera: 0.065 };

/**
 * The first encoder of our list that this machine has for a picture. Throws where there is none. No content hint: with "detail" or "text"
 * Chromium's own H.264 encoder takes three times as long for a 1080p screen (61 instead of 18 ms a frame on one core).
 */
export const chooseVideo = async (picture: {
  readonly kind: 'screen' | 'camera';
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
}): Promise<VideoChoice> => {
  // H.264 takes even sizes only.
  const width = Math.max(2, picture.widthPixels & ~1);
  const height = Math.max(2, picture.heightPixels & ~1);
  for (const { codec, codecString } of candidates) {
    const config: VideoChoice['config'] = {
      codec: codecString,
      width,
      height,
      framerate: picture.framesPerSecond,
      bitrate: Math.round(width * height * picture.framesPerSecond * bitsPerPixel[picture.kind]),
      bitrateMode: 'variable',
      latencyMode: 'realtime',
      hardwareAcceleration: 'no-preference',
      ...(codec === 'avc' ? { avc: { format: 'avc' as const } } : {}),
    };
    const { supported } = await VideoEncoder.isConfigSupported(config);
    if (supported) return { codec, config };
  }
  throw new Error(`No video encoder for ${width} x ${height}.`);
};

/** Opus for a sound: 96 kbit/s for one channel, 160 for two. */
export const opusConfig = (channels: number): AudioEncoderConfig => ({
  codec: 'opus',
  sampleRate: 48_000,
  numberOfChannels: channels,
  bitrate: channels === 1 ? 96_000 : 160_000,
});
