import { drawNumber, drawScene } from '../marks/draw-picture.ts';
import { numberLimit, shownFps } from '../marks/picture-code.ts';
import { soundAt } from '../marks/sound-code.ts';

// Devices that give pictures and sound as fast as the clock of this worker runs.

interface Feed {
  readonly pictures: readonly {
    readonly writable: WritableStream<VideoFrame>;
    readonly width: number;
    readonly height: number;
  }[];
  readonly sound: WritableStream<AudioData>;
}

const rateHz = 48_000;
const blockMs = 10;
const blockSamples = (rateHz * blockMs) / 1000;
/** Different scenes; numbers go on beyond them. */
const sceneCount = 30;

/** What may be late. */
const lateMs = 300;

const soundTable = Float32Array.from({ length: rateHz * 10 }, (_, index) => soundAt((index * 1000) / rateHz));

const createPicture = (writable: WritableStream<VideoFrame>, width: number, height: number) => {
  const writer = writable.getWriter();
  const scenes = Array.from({ length: sceneCount }, (_, number) => {
    const bytes = new Uint8Array((width * height * 3) / 2).fill(128);
    drawScene(bytes, width, height, number, sceneCount);
    return bytes;
  });
  return (count: number): void => {
    const bytes = scenes[count % sceneCount];
    if (!bytes) return;
    drawNumber(bytes, width, height, count % numberLimit);
    const frame = new VideoFrame(bytes, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp: Math.round((count * 1e6) / shownFps),
    });
    writer.write(frame).catch(() => frame.close());
  };
};

const run = ({ pictures, sound }: Feed): void => {
  const writers = pictures.map(({ writable, width, height }) => createPicture(writable, width, height));
  const soundWriter = sound.getWriter();
  const startMs = performance.now();
  let frames = 0;
  let blocks = 0;
  const writeBlock = (): void => {
    const from = (blocks * blockSamples) % soundTable.length;
    const data = soundTable.slice(from, from + blockSamples);
    const block = new AudioData({
      format: 'f32-planar',
      sampleRate: rateHz,
      numberOfFrames: blockSamples,
      numberOfChannels: 1,
      timestamp: blocks * blockMs * 1000,
      data,
    });
    soundWriter.write(block).catch(() => block.close());
    blocks += 1;
  };
  setInterval(() => {
    const nowMs = performance.now() - startMs;
    // As devices do: what could not be given in time is not given later.
    frames = Math.max(frames, Math.floor(((nowMs - lateMs) * shownFps) / 1000));
    blocks = Math.max(blocks, Math.floor((nowMs - lateMs) / blockMs));
    while ((blocks + 1) * blockMs <= nowMs) writeBlock();
    while ((frames * 1000) / shownFps <= nowMs) {
      for (const write of writers) write(frames);
      frames += 1;
    }
  }, 8);
};

addEventListener('message', ({ data }: MessageEvent<Feed>) => run(data), { once: true });
