import type { VideoSample } from 'mediabunny';
import type { VideoChoices } from '../../../contract/export.ts';
import { captionFontPixels, placeCaption } from '../../../core/export/caption-place.ts';
import { type Placement, placePictures, type Size } from '../../../core/export/layout.ts';

/** The pictures of one moment. */
export interface Moving {
  readonly screen: VideoSample | undefined;
  readonly camera: VideoSample | undefined;
}

/** Draws the frames of a video onto one canvas. */
export interface Painter {
  readonly canvas: OffscreenCanvas;
  readonly paint: (pictures: Moving, captionLines: readonly string[]) => void;
}

/** The stage of the report's player. */
const ground = '#0e0d0c';
const rim = 'rgb(255 255 255 / 85%)';
const captionGround = 'rgb(0 0 0 / 72%)';

const sizeOf = (sample: VideoSample | undefined): Size | undefined =>
  sample && { width: sample.displayWidth, height: sample.displayHeight };

/** A painter of videos of this size. Throws where there is no canvas to draw on. */
export const createPainter = (video: Size, choices: VideoChoices): Painter => {
  const canvas = new OffscreenCanvas(video.width, video.height);
  const drawing = canvas.getContext('2d', { alpha: false });
  if (!drawing) throw new Error('There is no canvas to draw on.');
  const font = `500 ${captionFontPixels(video)}px system-ui, sans-serif`;

  const outline = ({ target, cornerRadius }: Placement): void => {
    drawing.beginPath();
    drawing.roundRect(target.x, target.y, target.width, target.height, cornerRadius);
  };

  const draw = (sample: VideoSample, placement: Placement): void => {
    const { source, target, cornerRadius } = placement;
    drawing.save();
    if (cornerRadius > 0) {
      outline(placement);
      drawing.clip();
    }
    sample.draw(
      drawing,
      source.x,
      source.y,
      source.width,
      source.height,
      target.x,
      target.y,
      target.width,
      target.height,
    );
    drawing.restore();
    if (choices.layout !== 'corner' || cornerRadius === 0) return;
    outline(placement);
    drawing.lineWidth = Math.max(2, Math.round(video.width / 640));
    drawing.strokeStyle = rim;
    drawing.stroke();
  };

  const write = (lines: readonly string[]): void => {
    drawing.font = font;
    const widths = lines.map((line) => drawing.measureText(line).width);
    drawing.textAlign = 'center';
    drawing.textBaseline = 'middle';
    for (const { text, centreX, centreY, box } of placeCaption(lines, widths, video).lines) {
      drawing.fillStyle = captionGround;
      drawing.fillRect(box.x, box.y, box.width, box.height);
      drawing.fillStyle = '#fff';
      drawing.fillText(text, centreX, centreY, box.width);
    }
  };

  return {
    canvas,
    paint: (pictures, captionLines) => {
      drawing.fillStyle = ground;
      drawing.fillRect(0, 0, video.width, video.height);
      const sizes = { screen: sizeOf(pictures.screen), camera: sizeOf(pictures.camera) };
      for (const placement of placePictures(choices, sizes, video)) {
        const sample = pictures[placement.picture];
        if (sample) draw(sample, placement);
      }
      if (captionLines.length > 0) write(captionLines);
    },
  };
};
