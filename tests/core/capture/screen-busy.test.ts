import { describe, expect, test } from 'vitest';
import { createScreenBusyDetector } from '../../../src/core/capture/screen-busy.ts';
import { type Thumbnail, thumbnailHeight, thumbnailWidth } from '../../../src/core/capture/screen-change.ts';

const screen = (...darkCells: readonly (readonly [column: number, row: number])[]): Thumbnail => {
  const grey = new Uint8Array(thumbnailWidth * thumbnailHeight).fill(230);
  for (const [column, row] of darkCells) grey[row * thumbnailWidth + column] = 40;
  return { width: thumbnailWidth, height: thumbnailHeight, grey };
};

/** What the detector says at each of so many looks. */
const watch = (pictureAt: (look: number) => Thumbnail, looks = 40): boolean[] => {
  const detector = createScreenBusyDetector();
  return Array.from({ length: looks }, (_, look) => detector.look(pictureAt(look)));
};
const ring = [
  [50, 20],
  [51, 20],
  [51, 21],
  [50, 21],
] as const;

describe('a busy screen', () => {
  test('is seen by a spinner after two seconds, for as long as it turns', () => {
    const seen = watch((look) => screen(ring[look % 4] ?? ring[0]));
    expect(seen.slice(0, 8)).not.toContain(true);
    expect(seen.slice(9)).not.toContain(false);
    const stopped = watch((look) => screen(ring[Math.min(look, 20) % 4] ?? ring[0]));
    expect(stopped.slice(24)).not.toContain(true);
  });

  test('is seen by a bar that sweeps over the whole width', () => {
    const bar = (look: number): Thumbnail =>
      screen(...Array.from({ length: 12 }, (_, cell) => [(look * 7 + cell) % thumbnailWidth, 2] as const));
    expect(watch(bar).slice(9)).not.toContain(false);
  });

  test('is not a still one, nor one where a caret blinks at any rhythm', () => {
    expect(watch(() => screen())).not.toContain(true);
    for (const every of [1, 2, 3])
      expect(
        watch((look) => screen(...(Math.floor(look / every) % 2 ? [[3, 3] as const] : []))),
      ).not.toContain(true);
  });

  test('is not one over which a pointer wanders', () => {
    const pointer = (look: number): Thumbnail => {
      const [column, row] = [10 + 2 * look, 10 + look];
      return screen([column, row], [column + 1, row], [column, row + 1]);
    };
    expect(watch(pointer, 30)).not.toContain(true);
  });

  test('is not one on which pages change', () => {
    const page = (look: number): Thumbnail =>
      screen(
        ...Array.from({ length: 900 }, (_, cell) => [cell % 30, Math.floor(cell / 30)] as const).slice(
          0,
          look % 2 ? 900 : 0,
        ),
      );
    expect(watch(page)).not.toContain(true);
  });
});
