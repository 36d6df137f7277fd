import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlayFrameName } from '../../src/contract/shell.ts';
import { parseBounds, placeOverlay } from '../../src/main/overlay-bounds.ts';
import { mayOpenOverlay } from '../../src/main/overlay-rule.ts';
import { mayConnect } from '../../src/main/sender-rule.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 1920, height: 1080 };

describe('the place of the small window', () => {
  it('is where it was', () => {
    const bounds = { x: 1500, y: 40, width: 500, height: 300 };
    expect(placeOverlay(bounds, [laptop, second])).toEqual(bounds);
  });

  it('is the lower right of the main display the first time, or when its display is gone', () => {
    const usual = { x: 996, y: 476, width: 420, height: 400 };
    expect(placeOverlay(undefined, [laptop])).toEqual(usual);
    expect(placeOverlay({ x: 2500, y: 40, width: 500, height: 300 }, [laptop])).toEqual(usual);
  });

  it('lies wholly on one display, whatever was remembered', () => {
    const place = fc.integer({ min: -5000, max: 5000 });
    const length = fc.integer({ min: -10, max: 6000 });
    const area = fc.record({
      x: place,
      y: place,
      width: fc.integer({ min: 320, max: 4000 }),
      height: fc.integer({ min: 240, max: 3000 }),
    });
    const bounds = fc.option(fc.record({ x: place, y: place, width: length, height: length }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(bounds, fc.array(area, { minLength: 1, maxLength: 3 }), (remembered, areas) => {
        const { x, y, width, height } = placeOverlay(remembered, areas);
        expect(width).toBeGreaterThanOrEqual(240);
        expect(height).toBeGreaterThanOrEqual(160);
        expect(
          areas.some(
            (each) =>
              x >= each.x &&
              y >= each.y &&
              x + width <= each.x + each.width &&
              y + height <= each.y + each.height,
          ),
        ).toBe(true);
      }),
    );
  });

  it('is forgotten where the file does not hold one', () => {
    expect(parseBounds('{"x":1,"y":2,"width":3,"height":4}')).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    for (const text of ['', '{', 'null', '[]', '{"x":1}', '{"x":"1","y":2,"width":3,"height":4}'])
      expect(parseBounds(text)).toBeUndefined();
  });
});

describe('the windows that the page may open', () => {
  it('are the overlay alone', () => {
    expect(mayOpenOverlay({ url: 'about:blank', frameName: overlayFrameName })).toBe(true);
    expect(mayOpenOverlay({ url: 'about:blank', frameName: '' })).toBe(false);
    expect(mayOpenOverlay({ url: 'https://example.org/', frameName: overlayFrameName })).toBe(false);
    expect(mayOpenOverlay({ url: 'app://runthrough/', frameName: overlayFrameName })).toBe(false);
  });

  it('get no pipe to the host of their own', () => {
    expect(mayConnect({ url: 'about:blank', parent: null })).toBe(false);
  });
});
