import type { MicrophoneSource, ScreenSource } from '../../../../src/renderer/capture/types.ts';

// Sources made of frames and blocks that the page writes itself, so that a test knows what should come out.

declare const MediaStreamTrackGenerator: {
  new (init: {
    readonly kind: 'video';
  }): MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  new (init: { readonly kind: 'audio' }): MediaStreamTrack & { readonly writable: WritableStream<AudioData> };
};

const sourceOf = (track: MediaStreamTrack) => {
  const stream = new MediaStream([track]);
  return {
    stream,
    label: 'made by the test',
    onEnded: () => () => undefined,
    close: () => track.stop(),
  };
};

export interface Clapper {
  readonly screen: ScreenSource;
  readonly microphone: MicrophoneSource;
  readonly stop: () => void;
}

const width = 640;
const height = 360;
const rateHz = 48_000;

/**
 * A screen that turns white and a microphone that sounds for the first 100 ms of every second, both of one clock; frames 30 a second, blocks
 * every 10 ms, each written when its time has come. `stillAfterMs`: no frame comes from then on. `narrowAfterMs`: the
 * screen is a narrow white window from then on.
 */
export const openClapper = ({
  stillAfterMs = Number.POSITIVE_INFINITY,
  narrowAfterMs = Number.POSITIVE_INFINITY,
} = {}): Clapper => {
  const video = new MediaStreamTrackGenerator({ kind: 'video' });
  const audio = new MediaStreamTrackGenerator({ kind: 'audio' });
  const frames = video.writable.getWriter();
  const blocks = audio.writable.getWriter();
  const context = new OffscreenCanvas(width, height).getContext('2d');
  const startMs = performance.now();
  let frame = 0;
  let block = 0;

  const writeFrame = (): void => {
    if (!context) return;
    const atMs = (frame * 1000) / 30;
    const isNarrow = atMs >= narrowAfterMs;
    if (isNarrow) context.canvas.width = 180;
    context.fillStyle = isNarrow || atMs % 1000 < 100 ? '#fff' : '#000';
    context.fillRect(0, 0, width, height);
    // The zero of a source's clock is its own affair.
    const timestamp = Math.round(atMs * 1000) + 777_000_000;
    const picture = new VideoFrame(context.canvas, { timestamp });
    frames.write(picture).catch(() => picture.close());
    frame += 1;
  };
  const writeBlock = (): void => {
    const data = Float32Array.from({ length: 480 }, (_, index) => {
      const sample = block * 480 + index;
      return ((sample * 1000) / rateHz) % 1000 < 100
        ? 0.5 * Math.sin((2 * Math.PI * 500 * sample) / rateHz)
        : 0;
    });
    const timestamp = block * 10_000 + 55_000_000;
    const init = {
      format: 'f32-planar',
      sampleRate: rateHz,
      numberOfFrames: 480,
      numberOfChannels: 1,
      timestamp,
      data,
    };
    blocks.write(new AudioData(init as AudioDataInit)).catch(() => undefined);
    block += 1;
  };
  const timer = setInterval(() => {
    const nowMs = performance.now() - startMs;
    // A block is complete ten milliseconds after it began, a frame is there at once.
    while ((block + 1) * 10 <= nowMs) writeBlock();
    while ((frame * 1000) / 30 <= nowMs && nowMs < stillAfterMs) writeFrame();
  }, 4);

  return {
    screen: {
      kind: 'screen',
      widthPixels: width,
      heightPixels: height,
      framesPerSecond: 30,
      largestHeightPixels: 1080,
      hasSystemSound: false,
      ...sourceOf(video),
    },
    microphone: { kind: 'microphone', deviceId: '', sampleRateHz: rateHz, channels: 1, ...sourceOf(audio) },
    stop: () => {
      clearInterval(timer);
      video.stop();
      audio.stop();
    },
  };
};
