import { describe, expect, test } from 'vitest';
import {
  changedShare,
  createScreenChangeDetector,
  greyOfPlane,
  greyOfRgba,
  type Thumbnail,
  thumbnailHeight,
  thumbnailWidth,
} from '../../../src/core/capture/screen-change.ts';

/** A light screen with dark cells. */
const screen = (...darkCells: readonly number[]): Thumbnail => {
  const grey = new Uint8Array(thumbnailWidth * thumbnailHeight).fill(230);
  for (const cell of darkCells) grey[cell] = 40;
  return { width: thumbnailWidth, height: thumbnailHeight, grey };
};
const cells = (count: number, from = 0): number[] => [...Array(count).keys()].map((index) => from + index);

describe('screen changes', () => {
  test('the first picture and a still screen are no change', () => {
    const detector = createScreenChangeDetector();
    expect(detector.look(screen())).toBeUndefined();
    expect(detector.look(screen())).toBeUndefined();
  });

  test('a new page counts, once', () => {
    const detector = createScreenChangeDetector();
    detector.look(screen());
    expect(detector.look(screen(...cells(2592)))).toBeCloseTo(0.5, 2);
    expect(detector.look(screen(...cells(2592)))).toBeUndefined();
  });

  test('a wandering pointer and a blinking caret do not count, however long', () => {
    const detector = createScreenChangeDetector();
    detector.look(screen());
    for (let step = 0; step < 200; step += 1)
      expect(detector.look(screen(...cells(4, step * 20), ...(step % 2 ? [5000] : [])))).toBeUndefined();
  });

  test('typing counts when enough was typed', () => {
    const detector = createScreenChangeDetector();
    detector.look(screen());
    const seen = [...Array(40).keys()].map((typed) => detector.look(screen(...cells(typed))));
    expect(seen.filter((share) => share !== undefined)).toHaveLength(2);
  });

  test('a video noise of a few steps of grey is no change', () => {
    const noisy = screen();
    for (let cell = 0; cell < noisy.grey.length; cell += 1) noisy.grey[cell] = 226 + (cell % 9);
    expect(changedShare(screen(), noisy)).toBe(0);
  });

  test('another size is another screen', () => {
    expect(changedShare(screen(), { width: 2, height: 1, grey: new Uint8Array(2) })).toBe(1);
  });

  test('grey is weighed as the eye does', () => {
    const rgba = Uint8ClampedArray.of(255, 255, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255);
    expect([...greyOfRgba(rgba)]).toEqual([255, 76, 149, 28]);
  });
});

describe('the brightness plane of a whole picture', () => {
  test('becomes cells that are the mean of their pixels, whatever the stride', () => {
    const [width, height, stride, offset] = [192, 108, 200, 16];
    const plane = new Uint8Array(offset + stride * height).fill(7);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) plane[offset + y * stride + x] = x < width / 2 ? 40 : 200;
    const grey = greyOfPlane(plane, { offset, stride }, { width, height });
    expect(grey).toHaveLength(thumbnailWidth * thumbnailHeight);
    expect(new Set(grey)).toEqual(new Set([40, 200]));
    expect(grey[0]).toBe(40);
    expect(grey.at(-1)).toBe(200);
  });
});
