import type { Rectangle, Size } from './layout.ts';

/** How captions are drawn into a video of this size. All in pixels; `box` is the dark ground behind a line. */
export interface CaptionPlace {
  readonly fontPixels: number;
  readonly lines: readonly {
    readonly text: string;
    readonly centreX: number;
    readonly centreY: number;
    readonly box: Rectangle;
  }[];
}

/** Of the height: letters, the way from line to line, and the room below the last. */
const fontShare = 0.042;
const lineShare = 0.058;
const roomShare = 0.05;

/** The size of the letters, at least 12 pixels. */
export const captionFontPixels = (video: Size): number => Math.max(12, Math.round(video.height * fontShare));

/** Places lines at the foot of the picture, centred. `widths`: how wide each line is in the letters of `captionFontPixels`. */
export const placeCaption = (
  lines: readonly string[],
  widths: readonly number[],
  video: Size,
): CaptionPlace => {
  const fontPixels = captionFontPixels(video);
  const lineHeight = Math.max(fontPixels * 1.3, video.height * lineShare);
  const bottom = video.height * (1 - roomShare);
  return {
    fontPixels,
    lines: lines.map((text, index) => {
      const top = bottom - lineHeight * (lines.length - index);
      const width = Math.min(video.width, (widths[index] ?? 0) + fontPixels);
      return {
        text,
        centreX: video.width / 2,
        centreY: top + lineHeight / 2,
        box: { x: (video.width - width) / 2, y: top, width, height: lineHeight },
      };
    }),
  };
};
