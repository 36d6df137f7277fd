import fc from 'fast-check';
import { expect, it } from 'vitest';
import { captionFontPixels, placeCaption } from '../../../src/core/export/caption-place.ts';

it('captions stand at the foot of the picture, inside it, the lines in order and without overlap', () => {
  const video = fc.record({
    width: fc.integer({ min: 320, max: 1920 }),
    height: fc.integer({ min: 180, max: 1080 }),
  });
  fc.assert(
    fc.property(video, fc.integer({ min: 1, max: 2 }), (size, count) => {
      const lines = ['first line', 'second line'].slice(0, count);
      const place = placeCaption(lines, [9_999, 50], size);
      expect(place.fontPixels).toBe(captionFontPixels(size));
      let bottom = size.height / 2;
      for (const { box } of place.lines) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(size.width);
        expect(box.y).toBeGreaterThanOrEqual(bottom - 0.01);
        bottom = box.y + box.height;
      }
      expect(bottom).toBeLessThanOrEqual(size.height);
    }),
  );
});
