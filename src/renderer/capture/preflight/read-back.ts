import {
  ALL_FORMATS,
  AudioSampleSink,
  BufferSource,
  Input,
  type InputVideoTrack,
  VideoSampleSink,
} from 'mediabunny';
import { showsMarker } from '../../../core/capture/overlay-marker.ts';
import { pictureLook } from '../../../core/capture/preflight/picture.ts';
import type { PictureLook } from '../../../core/capture/preflight/measured.ts';
import {
  greyOfRgba,
  type Thumbnail,
  thumbnailHeight,
  thumbnailWidth,
} from '../../../core/capture/screen-change.ts';

/** Every frame is decoded; one in three is looked at. */
const lookEveryFrames = 3;

/**
 * The marker is looked for twice a second, in a picture no wider than this; not in the beginning, whose pictures may have been under way
 * before the marker was on the screen.
 */
const markerFromMs = 800;
const markerEveryMs = 500;
const markerWidth = 960;

/** What a track's file held when it was read again. */
export interface ReadPicture {
  /** Undefined where time ran out before the end. */
  readonly framesRead: number | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly look: PictureLook;
  /** Frames that were searched for the marker of the notes window, and those that show it. */
  readonly markerSearched: number;
  readonly markerSeen: number;
}

interface Sample {
  draw(context: OffscreenCanvasRenderingContext2D, x: number, y: number, width: number, height: number): void;
}

const canvasOf = (width: number, height: number): OffscreenCanvasRenderingContext2D => {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    willReadFrequently: true,
    alpha: false,
  });
  if (!context) throw new Error('There is no canvas.');
  return context;
};

const rgbaOf = (context: OffscreenCanvasRenderingContext2D, sample: Sample): Uint8ClampedArray => {
  const { width, height } = context.canvas;
  sample.draw(context, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
};

const thumbnailOf = (context: OffscreenCanvasRenderingContext2D, sample: Sample): Thumbnail => ({
  width: thumbnailWidth,
  height: thumbnailHeight,
  grey: greyOfRgba(rgbaOf(context, sample)),
});

const markerCanvasOf = async (track: InputVideoTrack): Promise<OffscreenCanvasRenderingContext2D> => {
  const [width, height] = await Promise.all([track.getDisplayWidth(), track.getDisplayHeight()]);
  const scale = Math.min(1, markerWidth / width);
  return canvasOf(Math.round(width * scale), Math.round(height * scale));
};

const openTrack = async (input: Input): Promise<InputVideoTrack | null> =>
  (await input.canRead()) ? input.getPrimaryVideoTrack() : null;

/** Decodes a picture's file from its first to its last frame. `isOver`: asked between frames, ends it before. */
export const readPicture = async (
  file: Uint8Array<ArrayBuffer>,
  { isOver, findMarker }: { isOver: () => boolean; findMarker: boolean },
): Promise<ReadPicture> => {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
  const track = file.length === 0 ? null : await openTrack(input);
  const thumbnails: Thumbnail[] = [];
  let frames = 0;
  let startMs = 0;
  let endMs = 0;
  let markerSearched = 0;
  let markerSeen = 0;
  let isCutShort = false;
  if (track) {
    const small = canvasOf(thumbnailWidth, thumbnailHeight);
    const large = findMarker ? await markerCanvasOf(track) : undefined;
    for await (const sample of new VideoSampleSink(track).samples()) {
      if (frames === 0) startMs = sample.timestamp * 1000;
      endMs = (sample.timestamp + sample.duration) * 1000;
      if (frames % lookEveryFrames === 0) thumbnails.push(thumbnailOf(small, sample));
      const atMs = sample.timestamp * 1000;
      if (large && atMs >= markerFromMs + markerSearched * markerEveryMs) {
        const { width, height } = large.canvas;
        markerSearched += 1;
        if (showsMarker({ width, height, rgba: rgbaOf(large, sample) })) markerSeen += 1;
      }
      sample.close();
      frames += 1;
      isCutShort = isOver();
      if (isCutShort) break;
    }
  }
  return {
    framesRead: isCutShort ? undefined : frames,
    startMs,
    endMs,
    look: pictureLook(thumbnails),
    markerSearched,
    markerSeen,
  };
};

/** Decodes a sound's file: its first channel, all of it. */
export const readSound = async (
  file: Uint8Array<ArrayBuffer>,
): Promise<{ readonly samples: Float32Array; readonly sampleRateHz: number }> => {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(file) });
  const track = file.length > 0 && (await input.canRead()) ? await input.getPrimaryAudioTrack() : null;
  if (!track) return { samples: new Float32Array(0), sampleRateHz: 48_000 };
  const parts: Float32Array[] = [];
  for await (const sample of new AudioSampleSink(track).samples()) {
    const part = new Float32Array(sample.numberOfFrames);
    sample.copyTo(part, { planeIndex: 0, format: 'f32-planar' });
    sample.close();
    parts.push(part);
  }
  const samples = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { samples, sampleRateHz: await track.getSampleRate() };
};
