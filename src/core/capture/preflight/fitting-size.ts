/** Size of a picture in pixels. */
export interface PictureSize {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/** Heights that a screen may be recorded with, the largest first. */
export const recordedHeights = [1080, 900, 720, 540, 360] as const;

/** Encoders slow down when a picture moves more than it did in the trial: a fifth is kept in hand. */
const usableShare = 0.8;

const even = (pixels: number): number => Math.max(2, 2 * Math.round(pixels / 2));

/** A picture's size in its own proportions, no higher than `heightPixels`; never enlarged. Even, as H.264 wants it. */
export const sizeWithin = (size: PictureSize, heightPixels: number): PictureSize => {
  if (size.heightPixels <= heightPixels) return size;
  return {
    widthPixels: even((size.widthPixels * heightPixels) / size.heightPixels),
    heightPixels: even(heightPixels),
  };
};

/** A picture while it was recorded: what it was asked to be, and how many frames of it were encoded. */
export interface EncodedPicture extends PictureSize {
  readonly kind: 'screen' | 'camera';
  readonly framesPerSecond: number;
  readonly framesEncoded: number;
}

/**
 * The largest size for the screen that an encoder can keep up with which just could not keep up with all pictures together, judged by
 * how many pixels it got through in `durationMs`. Undefined where no size of our list is small enough, or where there is no screen.
 */
export const sizeThatFits = (
  pictures: readonly EncodedPicture[],
  durationMs: number,
): PictureSize | undefined => {
  const screen = pictures.find(({ kind }) => kind === 'screen');
  if (!screen || durationMs <= 0) return undefined;
  const seconds = durationMs / 1000;
  const pixelsOf = ({ widthPixels, heightPixels }: PictureSize): number => widthPixels * heightPixels;
  const capacity = pictures.reduce((sum, each) => sum + (each.framesEncoded * pixelsOf(each)) / seconds, 0);
  const others = pictures
    .filter((each) => each !== screen)
    .reduce((sum, each) => sum + pixelsOf(each) * each.framesPerSecond, 0);
  return recordedHeights
    .filter((height) => height < screen.heightPixels)
    .map((height) => sizeWithin(screen, height))
    .find((size) => pixelsOf(size) * screen.framesPerSecond + others <= usableShare * capacity);
};
