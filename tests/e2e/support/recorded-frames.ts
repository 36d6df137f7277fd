import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { ColourPicture } from '../../../src/core/capture/overlay-marker.ts';

/** Pictures travel as text: numbers by the million would take a minute. */
const pictureOf = ({
  width,
  height,
  text,
}: {
  width: number;
  height: number;
  text: string;
}): ColourPicture => ({
  width,
  height,
  rgba: new Uint8Array(Buffer.from(text, 'base64')),
});

/** Decodes the frames of a recorded picture at some moments, in a page of the browser that recorded it. */
export const recordedFrames = async (
  page: Page,
  file: string,
  atMs: readonly number[],
): Promise<ColourPicture[]> => {
  const pictures = await page.evaluate(
    async ({ movie, times }) => {
      const bytes = Uint8Array.from(atob(movie), (letter) => letter.charCodeAt(0));
      const video = document.createElement('video');
      video.muted = true;
      video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }));
      const happens = (name: string): Promise<Event> =>
        new Promise((resolve, reject) => {
          video.addEventListener(name, resolve, { once: true });
          video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
        });
      await happens('loadeddata');
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('No canvas.');
      const found = [];
      for (const time of times) {
        const isThere = happens('seeked');
        video.currentTime = time / 1000;
        await isThere;
        context.drawImage(video, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const text = new Uint8Array(data.buffer).toBase64();
        found.push({ width: canvas.width, height: canvas.height, text });
      }
      return found;
    },
    { movie: readFileSync(file).toString('base64'), times: [...atMs] },
  );
  return pictures.map(pictureOf);
};

/** What a page shows now. */
export const shownPicture = async (page: Page, decoder: Page): Promise<ColourPicture> => {
  const png = (await page.screenshot()).toString('base64');
  return pictureOf(
    await decoder.evaluate(async (image) => {
      const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (!context) throw new Error('No canvas.');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, text: new Uint8Array(data.buffer).toBase64() };
    }, png),
  );
};
