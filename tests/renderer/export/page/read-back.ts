import { ALL_FORMATS, AudioSampleSink, BufferSource, Input, VideoSampleSink } from 'mediabunny';

/** How bright a place of a frame is, 0 to 255; `x` and `y` as shares of the picture. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What an exported video holds, as a player would decode it. */
export const readBack = async (bytes: Uint8Array, spots: readonly Spot[]) => {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const frames: { timeMs: number; durationMs: number; greys: number[] }[] = [];
  if (video) {
    const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    for await (const sample of new VideoSampleSink(video).samples()) {
      if (!context) break;
      sample.draw(context, 0, 0, width, height);
      const greys = spots.map(({ x, y }) => {
        const [red = 0, green = 0, blue = 0] = context.getImageData(
          Math.floor(x * width),
          Math.floor(y * height),
          1,
          1,
        ).data;
        return Math.round((red + green + blue) / 3);
      });
      frames.push({ timeMs: sample.timestamp * 1000, durationMs: sample.duration * 1000, greys });
      sample.close();
    }
  }
  const onsetsMs: number[] = [];
  const levels: number[] = [];
  let sampleCount = 0;
  if (audio) {
    const rateHz = await audio.getSampleRate();
    let quiet = rateHz;
    for await (const sample of new AudioSampleSink(audio).samples()) {
      const data = new Float32Array(sample.numberOfFrames);
      sample.copyTo(data, { planeIndex: 0, format: 'f32-planar' });
      for (const [index, value] of data.entries()) {
        const second = Math.floor(sample.timestamp + index / rateHz);
        levels[second] = Math.max(levels[second] ?? 0, Math.abs(value));
        if (Math.abs(value) <= 0.15) quiet += 1;
        else {
          if (quiet > rateHz / 3) onsetsMs.push((sample.timestamp + index / rateHz) * 1000);
          quiet = 0;
        }
      }
      sampleCount += sample.numberOfFrames;
      sample.close();
    }
  }
  return {
    frames,
    onsetsMs,
    levels,
    soundMs: audio ? (sampleCount * 1000) / (await audio.getSampleRate()) : 0,
    videoCodec: (await video?.getCodec()) ?? null,
    audioCodec: (await audio?.getCodec()) ?? null,
    size: video ? `${await video.getDisplayWidth()}x${await video.getDisplayHeight()}` : null,
    title: (await input.getMetadataTags()).title ?? null,
  };
};
