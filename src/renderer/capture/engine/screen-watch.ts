import { createScreenBusyDetector } from '../../../core/capture/screen-busy.ts';
import {
  createScreenChangeDetector,
  greyOfRgba,
  thumbnailHeight,
  thumbnailWidth,
} from '../../../core/capture/screen-change.ts';

/** Looks at a screen's frames now and then. */
export interface ScreenWatch {
  /** Share of the screen that changed, where it is enough to count; and whether it shows that it is at work. */
  readonly look: (frame: VideoFrame) => { readonly changedShare?: number; readonly isBusy: boolean };
}

/** Scales frames down on a canvas in memory: reading pixels back from a graphics card would stall it. */
export const createScreenWatch = (): ScreenWatch => {
  const canvas = new OffscreenCanvas(thumbnailWidth, thumbnailHeight);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const changes = createScreenChangeDetector();
  const busy = createScreenBusyDetector();
  if (context) context.imageSmoothingQuality = 'medium';
  return {
    look: (frame) => {
      if (!context) return { isBusy: false };
      context.drawImage(frame, 0, 0, thumbnailWidth, thumbnailHeight);
      const { data } = context.getImageData(0, 0, thumbnailWidth, thumbnailHeight);
      const thumbnail = { width: thumbnailWidth, height: thumbnailHeight, grey: greyOfRgba(data) };
      const changedShare = changes.look(thumbnail);
      return { ...(changedShare === undefined ? {} : { changedShare }), isBusy: busy.look(thumbnail) };
    },
  };
};
