// A number that a picture shows, made to survive scaling and compression: a strip of large black and white cells across its top.

/** Frames a second of everything that the bench shows. */
export const shownFps = 30;

const numberBits = 16;
const checkBits = 4;
/** White, black, the number's bits, the check's bits. */
const cellCount = 2 + numberBits + checkBits;

/** Numbers are counted up to here and then from 0 again. */
export const numberLimit = 2 ** numberBits;

/** The strip's share of the picture's height. */
export const stripShare = 0.08;

/** Every second begins with this many white frames. */
const flashFrames = 3;

/** Whether a number belongs to the flash that begins each second. */
export const isFlash = (number: number): boolean => number % shownFps < flashFrames;

const checkOf = (number: number): number =>
  (number ^ (number >> 4) ^ (number >> 8) ^ (number >> 12) ^ 0b1010) & 0b1111;

/** The strip's cells from left to right: true is white. */
export const cellsOf = (number: number): boolean[] => {
  const word = (number << checkBits) | checkOf(number);
  const bits = Array.from(
    { length: numberBits + checkBits },
    (_, index) => ((word >> (numberBits + checkBits - 1 - index)) & 1) === 1,
  );
  return [true, false, ...bits];
};

/** Brightness of the cells (0 to 255) back to the number; undefined where the strip is not there or is torn. */
export const numberOf = (brightness: readonly number[]): number | undefined => {
  const [white = 0, black = 0, ...rest] = brightness;
  if (brightness.length !== cellCount || white - black < 60) return undefined;
  const middle = (white + black) / 2;
  const word = rest.reduce((sum, value) => sum * 2 + (value > middle ? 1 : 0), 0);
  const number = word >> checkBits;
  return (word & 0b1111) === checkOf(number) ? number : undefined;
};

/** The rows of a picture that have to be read: a band in the middle of the strip. */
export const bandOf = (height: number): { readonly y: number; readonly height: number } => ({
  y: Math.round((height * stripShare) / 2 / 2) * 2 - 4,
  height: 8,
});

/** Mean of the middle of each cell, from rows of `width` samples that lie `stride` bytes apart and `step` bytes from one another. */
export const cellBrightness = (
  bytes: Uint8Array,
  layout: { readonly offset: number; readonly stride: number; readonly step: number },
  width: number,
  height: number,
): number[] => {
  const cellWidth = width / cellCount;
  return Array.from({ length: cellCount }, (_, cell) => {
    const left = Math.round(cellWidth * (cell + 0.5)) - 4;
    let sum = 0;
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < 8; x += 1)
        sum += bytes[layout.offset + y * layout.stride + (left + x) * layout.step] ?? 0;
    return sum / (8 * height);
  });
};
