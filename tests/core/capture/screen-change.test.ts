import { describe, expect, test } from 'vitest';
import {
  changedShare,
  createScreenChangeDetector,
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
