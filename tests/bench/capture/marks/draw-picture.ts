import { cellsOf, isFlash, stripShare } from './picture-code.ts';

const luma = (white: boolean): number => (white ? 235 : 16);

/** Draws a number's strip, and the corner that flashes, into a plane of brightness. */
export const drawNumber = (plane: Uint8Array, width: number, height: number, number: number): void => {
  const cells = cellsOf(number);
  const row = new Uint8Array(width);
  for (let x = 0; x < width; x += 1) row[x] = luma(cells[Math.floor((x * cells.length) / width)] === true);
  for (let y = 0; y < Math.round(height * stripShare); y += 1) plane.set(row, y * width);
  const corner = luma(isFlash(number));
  for (let y = Math.round(height * 0.8); y < height; y += 1)
    plane.fill(corner, y * width, y * width + Math.round(width / 5));
};

/** Draws a soft picture in which something moves round once in `period` numbers. */
export const drawScene = (
  plane: Uint8Array,
  width: number,
  height: number,
  number: number,
  period: number,
): void => {
  const centreX = width / 2 + (width / 5) * Math.sin((2 * Math.PI * number) / period);
  const centreY = height * 0.6;
  const radius = height / 4;
  for (let y = Math.round(height * stripShare); y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isHead = (x - centreX) ** 2 + (y - centreY) ** 2 < radius ** 2;
      plane[y * width + x] = isHead ? 170 + ((x + y) % 9) : 60 + ((x * 5 + y * 3) >> 7);
    }
  }
};
