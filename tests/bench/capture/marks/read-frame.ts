import { bandOf, cellBrightness, numberOf } from './picture-code.ts';

/** Reads a frame's number; undefined where it shows none. Copies a few rows only, whatever the frame's size. Not to be called twice at once. */
export type FrameReader = (frame: VideoFrame) => Promise<number | undefined>;

export const createFrameReader = (): FrameReader => {
  let bytes = new Uint8Array(0);
  return async (frame) => {
    const { format, visibleRect } = frame;
    if (!visibleRect) return undefined;
    const band = bandOf(visibleRect.height);
    const width = visibleRect.width & ~1;
    const rect = { x: visibleRect.x, y: visibleRect.y + band.y, width, height: band.height };
    const length = frame.allocationSize({ rect });
    if (bytes.length < length) bytes = new Uint8Array(length);
    const [plane] = await frame.copyTo(bytes, { rect });
    if (!plane) return undefined;
    // Brightness itself where there is a plane of it, else the green of four bytes.
    const isPlanar = format?.startsWith('I4') === true || format === 'NV12';
    const layout = isPlanar
      ? { offset: plane.offset, stride: plane.stride, step: 1 }
      : { offset: plane.offset + 1, stride: plane.stride, step: 4 };
    return numberOf(cellBrightness(bytes, layout, width, band.height));
  };
};
