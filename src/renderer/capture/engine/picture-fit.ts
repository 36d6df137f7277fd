/** Makes every frame as large as the file says. */
export interface PictureFitter {
  /** The same picture with another timestamp, in the fitter's size; to be closed by the caller. */
  readonly fit: (frame: VideoFrame, timestampUs: number) => VideoFrame;
}

/** A shared window may be resized while it is recorded; the file's size cannot. Such frames keep their proportions, on black. */
export const createPictureFitter = (width: number, height: number): PictureFitter => {
  let context: OffscreenCanvasRenderingContext2D | null | undefined;

  return {
    fit: (frame, timestampUs) => {
      const { displayWidth, displayHeight } = frame;
      // The encoder itself leaves out an odd last row or column.
      if (Math.abs(displayWidth - width) <= 1 && Math.abs(displayHeight - height) <= 1)
        return new VideoFrame(frame, { timestamp: timestampUs });
      context ??= new OffscreenCanvas(width, height).getContext('2d', { alpha: false });
      if (!context) return new VideoFrame(frame, { timestamp: timestampUs });
      const scale = Math.min(width / displayWidth, height / displayHeight);
      const [fittedWidth, fittedHeight] = [displayWidth * scale, displayHeight * scale];
      context.clearRect(0, 0, width, height);
      context.drawImage(
        frame,
        (width - fittedWidth) / 2,
        (height - fittedHeight) / 2,
        fittedWidth,
        fittedHeight,
      );
      return new VideoFrame(context.canvas, { timestamp: timestampUs });
    },
  };
};
