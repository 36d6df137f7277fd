import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColourPicture,
  markerBands,
  markerMargin,
  type MarkerColour,
  markerRgb,
  showsMarker,
} from '../../../src/core/capture/overlay-marker.ts';

type Rgb = readonly [number, number, number];
interface Canvas extends ColourPicture {
  readonly rgba: Uint8ClampedArray;
}

const canvas = (width: number, height: number, [r, g, b]: Rgb = [250, 249, 246]): Canvas => {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([r, g, b, 255], at);
  return { width, height, rgba };
};

const fill = (picture: Canvas, x: number, y: number, width: number, height: number, [r, g, b]: Rgb): void => {
  for (let row = Math.max(0, y); row < Math.min(picture.height, y + height); row += 1)
    for (let column = Math.max(0, x); column < Math.min(picture.width, x + width); column += 1)
      picture.rgba.set([r, g, b, 255], (row * picture.width + column) * 4);
};

const drawBands = (
  picture: Canvas,
  place: { x: number; y: number; width: number; height: number },
  bands: readonly (readonly MarkerColour[])[] = markerBands,
): void => {
  const band = place.height / bands.length;
  const margin = Math.round((markerMargin * place.width) / 8);
  fill(
    picture,
    place.x - margin,
    place.y - margin,
    place.width + 2 * margin,
    place.height + 2 * margin,
    [128, 128, 128],
  );
  for (const [index, colours] of bands.entries()) {
    const bar = place.width / colours.length;
    for (const [number, colour] of colours.entries()) {
      const [left, right] = [Math.round(number * bar), Math.round((number + 1) * bar)];
      const [top, bottom] = [Math.round(index * band), Math.round((index + 1) * band)];
      fill(picture, place.x + left, place.y + top, right - left, bottom - top, markerRgb[colour]);
    }
  }
};

/** What a recording does to a picture: scaled with blurred edges, colour at half the resolution, and every value a little off. */
const record = (picture: Canvas, scale: number, noise: (index: number) => number): Canvas => {
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const recorded = canvas(width, height);
  const sample = (x: number, y: number, channel: number): number => {
    // Each pixel is the mean of the square that it covers.
    const [fromX, fromY] = [Math.floor(x / scale), Math.floor(y / scale)];
    const [toX, toY] = [
      Math.max(fromX + 1, Math.ceil((x + 1) / scale)),
      Math.max(fromY + 1, Math.ceil((y + 1) / scale)),
    ];
    let sum = 0;
    let count = 0;
    for (let row = fromY; row < Math.min(toY, picture.height); row += 1)
      for (let column = fromX; column < Math.min(toX, picture.width); column += 1) {
        sum += picture.rgba[(row * picture.width + column) * 4 + channel] ?? 0;
        count += 1;
      }
    return count === 0 ? 0 : sum / count;
  };
  const rgbAt = (x: number, y: number): [number, number, number] => [
    sample(x, y, 0),
    sample(x, y, 1),
    sample(x, y, 2),
  ];
  const luma = ([r, g, b]: Rgb): number => 0.299 * r + 0.587 * g + 0.114 * b;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      // Chroma of the block of two by two, luma of the pixel itself.
      const block = rgbAt(x & ~1, y & ~1);
      const light = luma(rgbAt(x, y)) - luma(block);
      const off = noise(y * width + x);
      recorded.rgba.set(
        [block[0] + light + off, block[1] + light + off, block[2] + light + off, 255],
        (y * width + x) * 4,
      );
    }
  return recorded;
};

const pseudoNoise = (strength: number) => (index: number) =>
  ((((index * 2_654_435_761) >>> 8) % 1000) / 500 - 1) * strength;

const anyRgb = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));

describe('the marker of the small window', () => {
  it('is found where it was drawn', () => {
    const picture = canvas(960, 540);
    drawBands(picture, { x: 600, y: 300, width: 300, height: 200 });
    expect(showsMarker(picture)).toBe(true);
  });

  it('is found in any place and size, after scaling, with blurred colours and noise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 96, max: 300 }),
        fc.integer({ min: 60, max: 160 }),
        fc.nat(100),
        fc.nat(60),
        fc.double({ min: 0.6, max: 1.2, noNaN: true }),
        fc.nat(14),
        anyRgb,
        (width, height, x, y, scale, noise, background) => {
          const picture = canvas(420, 230, background);
          drawBands(picture, { x, y, width, height });
          expect(showsMarker(record(picture, scale, pseudoNoise(noise)))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not found on a screen of windows, texts and coloured tiles', () => {
    const rectangle = fc.record({
      x: fc.integer({ min: -20, max: 300 }),
      y: fc.integer({ min: -20, max: 180 }),
      width: fc.integer({ min: 1, max: 200 }),
      height: fc.integer({ min: 1, max: 120 }),
      colour: fc.oneof(anyRgb, fc.constantFrom(...Object.values(markerRgb))),
    });
    fc.assert(
      fc.property(anyRgb, fc.array(rectangle, { maxLength: 60 }), (background, rectangles) => {
        const picture = canvas(320, 180, background);
        for (const { x, y, width, height, colour } of rectangles) fill(picture, x, y, width, height, colour);
        expect(showsMarker(picture)).toBe(false);
      }),
    );
  });

  it('is not found in other stripes of its own colours', () => {
    const colours = fc.constantFrom(...(Object.keys(markerRgb) as MarkerColour[]));
    const band = fc.array(colours, { minLength: 4, maxLength: 24 });
    fc.assert(
      fc.property(fc.array(band, { minLength: 1, maxLength: 6 }), (bands) => {
        const picture = canvas(320, 180);
        drawBands(picture, { x: 10, y: 10, width: 300, height: 160 }, bands);
        const isTheMarker = JSON.stringify(bands).includes(JSON.stringify(markerBands).slice(1, -1));
        expect(showsMarker(picture)).toBe(isTheMarker);
      }),
    );
  });

  it('is not found in noise, in a rainbow, upside down or from behind', () => {
    const noisy = canvas(320, 180, [128, 128, 128]);
    for (let at = 0; at < noisy.rgba.length; at += 1) noisy.rgba[at] = ((at * 2_654_435_761) >>> 13) & 255;
    expect(showsMarker(noisy)).toBe(false);

    const rainbow = canvas(360, 60);
    for (let x = 0; x < 360; x += 1) {
      const channel = (shift: number): number => 127 + 127 * Math.cos(((x * 4 + shift) * Math.PI) / 180);
      fill(rainbow, x, 0, 1, 60, [channel(0), channel(240), channel(120)]);
    }
    expect(showsMarker(rainbow)).toBe(false);

    for (const bands of [markerBands.toReversed(), markerBands.map((band) => band.toReversed())]) {
      const picture = canvas(320, 180);
      drawBands(picture, { x: 10, y: 10, width: 300, height: 160 }, bands);
      expect(showsMarker(picture)).toBe(false);
    }
  });
});
