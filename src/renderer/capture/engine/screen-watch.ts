import { createScreenBusyDetector } from '../../../core/capture/screen-busy.ts';
import {
  createScreenChangeDetector,
  greyOfPlane,
  greyOfRgba,
  thumbnailHeight,
  thumbnailWidth,
} from '../../../core/capture/screen-change.ts';

/** What a look at the screen found. */
export interface ScreenLook {
  /** Share of the screen that changed, where it is enough to count. */
  readonly changedShare?: number;
  /** It shows that it is at work. */
  readonly isBusy: boolean;
}

/** Looks at a screen's frames now and then. */
export interface ScreenWatch {
  /** Keeps a frame of its own, so the caller may close theirs at once. Looks come in order; one is left out while another is under way. */
  readonly look: (frame: VideoFrame, found: (look: ScreenLook) => void) => void;
}

/** Layouts that begin with a plane of brightness, one byte a pixel. */
const withBrightness: readonly (string | null)[] = ['I420', 'I422', 'I444', 'I420A', 'NV12'];

/**
 * Reads the brightness plane of a frame where it has one. Scaling frames down on a canvas took up to a tenth of the time of the thread that
 * encodes, on a busy machine; it is left for frames of other layouts, in memory, as reading pixels back from a graphics card would stall it.
 */
export const createScreenWatch = (): ScreenWatch => {
  const changes = createScreenChangeDetector();
  const busy = createScreenBusyDetector();
  let context: OffscreenCanvasRenderingContext2D | null | undefined;
  let copy = new Uint8Array(0);
  let isLooking = false;

  const drawn = (frame: VideoFrame): Uint8Array | undefined => {
    context ??= new OffscreenCanvas(thumbnailWidth, thumbnailHeight).getContext('2d', {
      alpha: false,
      willReadFrequently: true,
    });
    if (!context) return undefined;
    context.imageSmoothingQuality = 'medium';
    context.drawImage(frame, 0, 0, thumbnailWidth, thumbnailHeight);
    return greyOfRgba(context.getImageData(0, 0, thumbnailWidth, thumbnailHeight).data);
  };

  const greyOf = async (frame: VideoFrame): Promise<Uint8Array | undefined> => {
    const { visibleRect, format } = frame;
    const isLargeEnough =
      visibleRect !== null && visibleRect.width >= thumbnailWidth && visibleRect.height >= thumbnailHeight;
    if (!isLargeEnough || !withBrightness.includes(format)) return drawn(frame);
    const length = frame.allocationSize();
    if (copy.length < length) copy = new Uint8Array(length);
    const [brightness] = await frame.copyTo(copy);
    return brightness && greyOfPlane(copy, brightness, visibleRect);
  };

  const lookAt = async (frame: VideoFrame, found: (look: ScreenLook) => void): Promise<void> => {
    try {
      const grey = await greyOf(frame);
      if (!grey) return;
      const thumbnail = { width: thumbnailWidth, height: thumbnailHeight, grey };
      const changedShare = changes.look(thumbnail);
      const isBusy = busy.look(thumbnail);
      found({ ...(changedShare === undefined ? {} : { changedShare }), isBusy });
    } finally {
      frame.close();
      isLooking = false;
    }
  };

  return {
    look: (frame, found) => {
      if (isLooking) return;
      isLooking = true;
      // A frame that cannot be read is passed over; the next one comes soon.
      lookAt(frame.clone(), found).catch(() => undefined);
    },
  };
};
