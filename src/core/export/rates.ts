import type { FramePlan } from './frame-plan.ts';
import type { Size } from './layout.ts';

/** Bits for each pixel of each frame: a sharp screen at 1080p30 comes to 5 Mbit/s. */
const bitsPerPixel = 0.08;

/** Of the saved sound, bits a second for one channel and for two. */
export const soundBitrate = (channels: number): number => (channels === 1 ? 96_000 : 160_000);

/** Of the saved picture, bits a second. */
export const pictureBitrate = ({ width, height }: Size, framesPerSecond: number): number =>
  Math.round(width * height * framesPerSecond * bitsPerPixel);

/** How large a saved video is likely to become at most, in bytes. */
export const expectedVideoBytes = (
  video: Size | undefined,
  { framesPerSecond }: Pick<FramePlan, 'framesPerSecond'>,
  durationMs: number,
): number => {
  const picture = video ? pictureBitrate(video, framesPerSecond) : 0;
  return Math.round(((picture + soundBitrate(2)) * durationMs) / 8000);
};
