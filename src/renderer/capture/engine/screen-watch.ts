import {
  createScreenChangeDetector,
  greyOfRgba,
  thumbnailHeight,
  thumbnailWidth,
} from '../../../core/capture/screen-change.ts';

/** Looks at a screen's frames now and then. */
export interface ScreenWatch {
  /** Share of the screen that changed, where it is enough to count. */
  readonly look: (frame: VideoFrame) => number | undefined;
}

/** Scales frames down on a canvas in memory: reading pixels back from a graphics card would stall it. */
export const createScreenWatch = (): ScreenWatch => {
  const canvas = new OffscreenCanvas(thumbnailWidth, thumbnailHeight);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const detector = createScreenChangeDetector();
  if (context) context.imageSmoothingQuality = 'medium';
  return {
    look: (frame) => {
      if (!context) return undefined;
      context.drawImage(frame, 0, 0, thumbnailWidth, thumbnailHeight);
      const { data } = context.getImageData(0, 0, thumbnailWidth, thumbnailHeight);
      return detector.look({ width: thumbnailWidth, height: thumbnailHeight, grey: greyOfRgba(data) });
    },
  };
};
