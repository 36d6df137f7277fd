import type { MicrophoneSource, ScreenSource } from '../../../../../src/renderer/capture/types.ts';

declare const MediaStreamTrackGenerator: {
  new (init: {
    readonly kind: 'video';
  }): MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
  new (init: { readonly kind: 'audio' }): MediaStreamTrack & { readonly writable: WritableStream<AudioData> };
};

const sourceOf = (track: MediaStreamTrack, label: string) => ({
  stream: new MediaStream([track]),
  label,
  onEnded: () => () => undefined,
  close: () => track.stop(),
});

/** A screen of any size whose every frame differs all over, so that no encoder gets it cheaply. */
export const openRestlessScreen = (widthPixels: number, heightPixels: number): ScreenSource => {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  const context = new OffscreenCanvas(widthPixels, heightPixels).getContext('2d');
  const startMs = performance.now();
  let frames = 0;
  const timer = setInterval(() => {
    if (!context) return;
    const nowMs = performance.now() - startMs;
    if (nowMs < (frames * 1000) / 30) return;
    const tile = 40;
    for (let x = 0; x < widthPixels; x += tile)
      for (let y = 0; y < heightPixels; y += tile) {
        context.fillStyle = `hsl(${(x * 7 + y * 13 + frames * 47) % 360} 60% ${30 + ((x + y + frames * 11) % 40)}%)`;
        context.fillRect(x, y, tile, tile);
      }
    const frame = new VideoFrame(context.canvas, { timestamp: Math.round(nowMs * 1000) });
    frames += 1;
    writer.write(frame).catch(() => frame.close());
  }, 5);
  const source = sourceOf(track, 'Restless screen');
  return {
    kind: 'screen',
    surface: 'monitor',
    widthPixels,
    heightPixels,
    framesPerSecond: 30,
    largestHeightPixels: 1080,
    hasSystemSound: false,
    ...source,
    close: () => {
      clearInterval(timer);
      source.close();
    },
  };
};

/** A microphone that gives a tone of this amplitude; 0 is a muted one. */
export const openMadeMicrophone = (amplitude: number, label: string): MicrophoneSource => {
  const track = new MediaStreamTrackGenerator({ kind: 'audio' });
  const writer = track.writable.getWriter();
  const startMs = performance.now();
  let blocks = 0;
  const timer = setInterval(() => {
    while ((blocks + 1) * 10 <= performance.now() - startMs) {
      const data = Float32Array.from(
        { length: 480 },
        (_, index) => amplitude * Math.sin((2 * Math.PI * 300 * (blocks * 480 + index)) / 48_000),
      );
      const init = {
        format: 'f32-planar',
        sampleRate: 48_000,
        numberOfFrames: 480,
        numberOfChannels: 1,
        timestamp: blocks * 10_000,
        data,
      };
      writer.write(new AudioData(init as AudioDataInit)).catch(() => undefined);
      blocks += 1;
    }
  }, 4);
  const source = sourceOf(track, label);
  return {
    kind: 'microphone',
    deviceId: label,
    sampleRateHz: 48_000,
    channels: 1,
    ...source,
    close: () => {
      clearInterval(timer);
      source.close();
    },
  };
};
