import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Corner, PictureLayout } from '../../../src/contract/export.ts';
import {
  cutTo,
  fitInto,
  layoutsFor,
  placePictures,
  type Rectangle,
  type Size,
  videoSize,
} from '../../../src/core/export/layout.ts';

const screen: Size = { width: 1920, height: 1080 };
const camera: Size = { width: 1280, height: 720 };

const size = fc.record({
  width: fc.integer({ min: 320, max: 4096 }),
  height: fc.integer({ min: 240, max: 2400 }),
});
const layout = fc.constantFrom(...PictureLayout.options);
const corner = fc.constantFrom(...Corner.options);

const isInside = ({ x, y, width, height }: Rectangle, room: Size): boolean =>
  x >= -1 && y >= -1 && x + width <= room.width + 1 && y + height <= room.height + 1;

describe('the size of a video', () => {
  it('is that of the screen, at most full HD, and even', () => {
    expect(videoSize('corner', { screen, camera })).toEqual(screen);
    expect(videoSize('screen', { screen: { width: 3840, height: 2160 } })).toEqual(screen);
    expect(videoSize('screen', { screen: { width: 1281, height: 801 } })).toEqual({
      width: 1282,
      height: 802,
    });
    expect(videoSize('camera', { screen, camera })).toEqual(camera);
    expect(videoSize('side-by-side', { screen: { width: 1280, height: 800 }, camera })).toEqual({
      width: 1422,
      height: 800,
    });
    expect(videoSize('corner', {})).toBeUndefined();
  });

  it('makes do with the picture that there is', () => {
    expect(videoSize('corner', { camera })).toEqual(camera);
    expect(videoSize('camera', { screen })).toEqual(screen);
  });

  it('never passes what encoders hold', () => {
    fc.assert(
      fc.property(layout, size, size, (chosen, one, other) => {
        const video = videoSize(chosen, { screen: one, camera: other });
        expect(video && video.width % 2 === 0 && video.height % 2 === 0).toBe(true);
        expect(video?.height).toBeLessThanOrEqual(1080);
        expect(video?.width).toBeLessThanOrEqual(1920);
      }),
    );
  });
});

describe('pictures in a video', () => {
  it('lie inside it, whatever their sizes, and show parts of themselves', () => {
    fc.assert(
      fc.property(layout, corner, size, size, (chosen, place, one, other) => {
        const pictures = { screen: one, camera: other };
        const video = videoSize(chosen, pictures) ?? one;
        const placements = placePictures({ layout: chosen, corner: place }, pictures, video);
        expect(placements.length).toBe(chosen === 'screen' || chosen === 'camera' ? 1 : 2);
        for (const { picture, source, target } of placements) {
          expect(isInside(target, video)).toBe(true);
          expect(isInside(source, pictures[picture])).toBe(true);
        }
      }),
    );
  });

  it('put the camera in the corner that was chosen, above the screen', () => {
    const places = Corner.options.map((place) => {
      const [below, above] = placePictures({ layout: 'corner', corner: place }, { screen, camera }, screen);
      expect(below?.picture).toBe('screen');
      return [above?.target.x, above?.target.y, above?.target.width];
    });
    expect(places).toEqual([
      [29, 29, 422],
      [1469, 29, 422],
      [29, 813, 422],
      [1469, 813, 422],
    ]);
  });

  it('never overlap where they stand side by side', () => {
    const [left, right] = placePictures(
      { layout: 'side-by-side', corner: 'top-left' },
      { screen, camera },
      screen,
    );
    expect((left?.target.x ?? 0) + (left?.target.width ?? 0)).toBeLessThan(right?.target.x ?? 0);
  });

  it('leave their room to the other when one is missing', () => {
    const chosen = { layout: 'corner', corner: 'top-left' } as const;
    expect(placePictures(chosen, { camera }, screen)).toMatchObject([
      { picture: 'camera', target: { x: 0, y: 0, ...screen } },
    ]);
    expect(placePictures(chosen, { screen }, screen)).toMatchObject([{ picture: 'screen' }]);
    expect(placePictures({ layout: 'screen', corner: 'top-left' }, { camera }, screen)).toEqual([]);
  });

  it('are offered only where they are there', () => {
    expect(layoutsFor({ screen: true, camera: true })).toHaveLength(4);
    expect(layoutsFor({ screen: true, camera: false })).toEqual(['screen']);
    expect(layoutsFor({ screen: false, camera: true })).toEqual(['camera']);
    expect(layoutsFor({ screen: false, camera: false })).toEqual([]);
  });
});

describe('fitting and cutting', () => {
  it('keep proportions', () => {
    expect(fitInto({ width: 400, height: 300 }, { x: 0, y: 0, ...screen })).toEqual({
      x: 240,
      y: 0,
      width: 1440,
      height: 1080,
    });
    expect(cutTo(camera, 3 / 4)).toEqual({ x: 370, y: 0, width: 540, height: 720 });
    expect(cutTo({ width: 600, height: 1200 }, 1)).toEqual({ x: 0, y: 300, width: 600, height: 600 });
  });
});
