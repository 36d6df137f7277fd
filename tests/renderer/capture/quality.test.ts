import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CapturePage, openCapturePage } from './capture-page.ts';

let page: CapturePage;

beforeAll(async () => {
  page = await openCapturePage();
});
afterAll(() => page.close());

describe('quality that adapts', () => {
  test.each(['avc', 'vp9', 'vp8'] as const)(
    'a %s file whose picture changes its size twice is decoded from end to end, and from any key frame on',
    async (codec) => {
      const seen = await page.page.evaluate(async (codec) => {
        const url = `/takes/film-${codec}/screen`;
        if (!(await capture.makeSizedFilm(codec, capture.serverSink(`film-${codec}`)))) return undefined;
        const frames = await capture.decodePicture(url);
        const jumps = [];
        for (const seconds of [1.5, 0.5, 2.5, 1.1, 2.1]) jumps.push(await capture.frameAt(url, seconds));
        return { frames, jumps };
      }, codec);
      // H.264 is left out of some builds of the browser.
      if (!seen) return expect(codec).toBe('avc');
      expect(seen.frames.map(({ size }) => size)).toEqual([
        ...Array<string>(10).fill('640x360'),
        ...Array<string>(10).fill('320x180'),
        ...Array<string>(10).fill('640x360'),
      ]);
      expect(seen.jumps.map((jump) => jump?.size)).toEqual([
        '320x180',
        '640x360',
        '640x360',
        '320x180',
        '640x360',
      ]);
      // Scaled, not cut: the line at the left edge, the black left half, and the white right half are all there.
      for (const frame of [...seen.frames, ...seen.jumps]) {
        expect(frame?.edgeGrey).toBeGreaterThan(25);
        expect(frame?.leftGrey).toBeLessThan(40);
        expect(frame?.rightGrey).toBeGreaterThan(200);
      }
    },
  );

  test('nothing of this breaks the page’s content security policy', () => {
    expect(page.complaints.join('\n')).toBe('');
  });
});
