/** How a picture is encoded. */
export interface PictureQuality {
  readonly bitsPerSecond: number;
  readonly framesPerSecond: number;
  readonly widthPixels: number;
  readonly heightPixels: number;
}

/**
 * Shares of the best quality, one rung below the other: first fewer bits (a screen that stands still loses nothing by it), then fewer
 * frames, last fewer pixels, because text that cannot be read is the worst a demo can have.
 */
const rungs: readonly { readonly bits: number; readonly frames: number; readonly size: number }[] = [
  { bits: 1, frames: 1, size: 1 },
  { bits: 0.65, frames: 1, size: 1 },
  { bits: 0.4, frames: 1, size: 1 },
  { bits: 0.3, frames: 1 / 2, size: 1 },
  { bits: 0.22, frames: 1 / 3, size: 1 },
  { bits: 0.15, frames: 1 / 3, size: 2 / 3 },
  { bits: 0.1, frames: 1 / 3, size: 1 / 2 },
];

/** Below these a picture is of no use; such rungs are left out. */
const fewestFramesPerSecond = 5;
const fewestLines = 180;

/** Encoders take even sizes only. */
const even = (pixels: number): number => Math.max(2, Math.round(pixels / 2) * 2);

/** All qualities from the best down. Sizes are even and keep the proportions; every rung asks for fewer bits than the one above. */
export const qualityLadder = (best: PictureQuality): readonly PictureQuality[] =>
  rungs
    .map(({ bits, frames, size }) => ({
      bitsPerSecond: Math.max(1, Math.round(best.bitsPerSecond * bits)),
      framesPerSecond: best.framesPerSecond * frames,
      widthPixels: size === 1 ? best.widthPixels : even(best.widthPixels * size),
      heightPixels: size === 1 ? best.heightPixels : even(best.heightPixels * size),
    }))
    .filter(
      (rung) =>
        (rung.framesPerSecond === best.framesPerSecond || rung.framesPerSecond >= fewestFramesPerSecond) &&
        (rung.heightPixels === best.heightPixels || rung.heightPixels >= fewestLines),
    );

/** A part of the time between two frames that one may come early: devices jitter. */
const earlyShare = 0.25;

/** Whether a frame at `atMs` is wanted at this rate, when the one before was at `lastMs`. */
export const isFrameWanted = (atMs: number, lastMs: number, framesPerSecond: number): boolean =>
  atMs - lastMs >= (1000 / framesPerSecond) * (1 - earlyShare);
