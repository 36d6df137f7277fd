/**
 * A small grey picture of a screen, row by row, one byte (0 to 255) a cell. At 96 x 54 a cell of a 1080p screen is 20 x 20 pixels: a
 * moving mouse pointer changes at most 8 cells, a caret none worth counting.
 */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

export const thumbnailWidth = 96;
export const thumbnailHeight = 54;

/** A cell counts as changed from this difference of grey on: above a video's or an encoder's noise. */
const changedGrey = 10;

/** Share of cells from which on the screen counts as changed: 16 of 5184, twice a mouse pointer's. */
const changedShareThreshold = 0.003;

/** Grey of RGBA pixels, by Rec. 601 luma in whole numbers. */
export const greyOfRgba = (rgba: Uint8ClampedArray | Uint8Array): Uint8Array => {
  const grey = new Uint8Array(rgba.length >> 2);
  for (let cell = 0; cell < grey.length; cell += 1) {
    const at = cell * 4;
    grey[cell] = ((rgba[at] ?? 0) * 77 + (rgba[at + 1] ?? 0) * 150 + (rgba[at + 2] ?? 0) * 29) >> 8;
  }
  return grey;
};

/** Every so many pixels of a plane, across and down, are looked at: a cell of a 1080p screen is still the mean of a hundred. */
const everyPixels = 2;

/**
 * Grey of a whole picture's brightness plane (one byte a pixel, `stride` bytes a row from `offset` on), each cell the mean of its pixels.
 * For pictures at least as large as the thumbnail.
 */
export const greyOfPlane = (
  plane: Uint8Array,
  layout: { readonly offset: number; readonly stride: number },
  picture: { readonly width: number; readonly height: number },
): Uint8Array => {
  const grey = new Uint8Array(thumbnailWidth * thumbnailHeight);
  for (let row = 0; row < thumbnailHeight; row += 1) {
    const top = Math.floor((row * picture.height) / thumbnailHeight);
    const bottom = Math.floor(((row + 1) * picture.height) / thumbnailHeight);
    for (let column = 0; column < thumbnailWidth; column += 1) {
      const left = Math.floor((column * picture.width) / thumbnailWidth);
      const right = Math.floor(((column + 1) * picture.width) / thumbnailWidth);
      let sum = 0;
      let count = 0;
      for (let y = top; y < bottom; y += everyPixels) {
        const line = layout.offset + y * layout.stride;
        for (let x = left; x < right; x += everyPixels) {
          sum += plane[line + x] ?? 0;
          count += 1;
        }
      }
      grey[row * thumbnailWidth + column] = count === 0 ? 0 : Math.round(sum / count);
    }
  }
  return grey;
};

/** Share of the cells that differ between two thumbnails, 0 to 1; 1 when their sizes differ. */
export const changedShare = (before: Thumbnail, after: Thumbnail): number => {
  if (before.width !== after.width || before.height !== after.height || before.grey.length === 0) return 1;
  let changed = 0;
  for (const [cell, grey] of after.grey.entries())
    if (Math.abs(grey - (before.grey[cell] ?? 0)) >= changedGrey) changed += 1;
  return changed / after.grey.length;
};

/** Watches a screen through its thumbnails. */
export interface ScreenChangeDetector {
  /** Share of the screen that changed since the last change that counted, or undefined where it is too little to count. */
  readonly look: (thumbnail: Thumbnail) => number | undefined;
}

/**
 * Compares each thumbnail with the one of the last change that counted, not with the one before it: typing changes little at a time, but
 * adds up, while a pointer that wanders or a caret that blinks never does. The first thumbnail is no change.
 */
export const createScreenChangeDetector = (): ScreenChangeDetector => {
  let reference: Thumbnail | undefined;
  return {
    look: (thumbnail) => {
      const before = reference;
      const share = before ? changedShare(before, thumbnail) : 0;
      const counts = share >= changedShareThreshold;
      if (!before || counts) reference = thumbnail;
      return counts ? share : undefined;
    },
  };
};
