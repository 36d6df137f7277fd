import type { CameraSource, MicrophoneSource, ScreenSource } from '../../../src/renderer/capture/types.ts';

// Small sources that the page makes itself, so that several takes at a time fit on two cores. The encoders are real.

declare const MediaStreamTrackGenerator: {
  new (init: {
    readonly kind: 'video';
  }): MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  new (init: { readonly kind: 'audio' }): MediaStreamTrack & { readonly writable: WritableStream<AudioData> };
};

const framesPerSecond = 15;
const rateHz = 48_000;

const common = (track: MediaStreamTrack) => ({
  stream: new MediaStream([track]),
  label: 'made by the harness',
  deviceId: '',
  onEnded: () => () => undefined,
  close: () => track.stop(),
});

/** A picture of stripes that move. */
const openPicture = (widthPixels: number, heightPixels: number) => {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const frames = track.writable.getWriter();
  const context = new OffscreenCanvas(widthPixels, heightPixels).getContext('2d');
  let frame = 0;
  const write = (): void => {
    if (!context) return;
    for (let stripe = 0; stripe < 8; stripe += 1) {
      context.fillStyle = `hsl(${(frame * 3 + stripe * 45) % 360} 80% 50%)`;
      context.fillRect((stripe * widthPixels) / 8, 0, widthPixels / 8, heightPixels);
    }
    const timestamp = Math.round((frame * 1e6) / framesPerSecond);
    const picture = new VideoFrame(context.canvas, { timestamp });
    frames.write(picture).catch(() => picture.close());
    frame += 1;
  };
  return {
    source: { ...common(track), widthPixels, heightPixels, framesPerSecond },
    /** Writes what is due by now. */
    advance: (sinceMs: number) => {
      while ((frame * 1000) / framesPerSecond <= sinceMs) write();
    },
  };
};

const openTone = () => {
  const track = new MediaStreamTrackGenerator({ kind: 'audio' });
  const blocks = track.writable.getWriter();
  let block = 0;
  const write = (): void => {
    const data = Float32Array.from(
      { length: 480 },
      (_, index) => 0.3 * Math.sin((2 * Math.PI * 440 * (block * 480 + index)) / rateHz),
    );
    const init = {
      format: 'f32-planar',
      sampleRate: rateHz,
      numberOfFrames: 480,
      numberOfChannels: 1,
      timestamp: block * 10_000,
      data,
    };
    blocks.write(new AudioData(init as AudioDataInit)).catch(() => undefined);
    block += 1;
  };
  return {
    source: { ...common(track), sampleRateHz: rateHz, channels: 1 },
    advance: (sinceMs: number) => {
      while ((block + 1) * 10 <= sinceMs) write();
    },
    writtenMs: () => block * 10,
  };
};

export interface SmallSources {
  readonly screen: ScreenSource;
  readonly camera: CameraSource;
  readonly microphone: MicrophoneSource;
  /** How far behind the clock the sources are: what a busy machine has not let them capture yet. */
  readonly behindMs: () => number;
}

/** Screen, camera and microphone, each fed by the page's own clock. */
export const openSmallSources = (): SmallSources => {
  const screen = openPicture(320, 180);
  const camera = openPicture(160, 90);
  const microphone = openTone();
  const startMs = performance.now();
  setInterval(() => {
    const sinceMs = performance.now() - startMs;
    for (const made of [screen, camera, microphone]) made.advance(sinceMs);
  }, 10);
  return {
    screen: { kind: 'screen', largestHeightPixels: 1080, hasSystemSound: false, ...screen.source },
    camera: { kind: 'camera', ...camera.source },
    microphone: { kind: 'microphone', ...microphone.source },
    behindMs: () => Math.max(0, performance.now() - startMs - microphone.writtenMs()),
  };
};
