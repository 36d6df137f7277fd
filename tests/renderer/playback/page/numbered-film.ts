import { AudioBufferSource, BufferTarget, CanvasSource, Mp4OutputFormat, Output } from 'mediabunny';

// Films whose every frame carries its number as sixteen black and white stripes: what is on a canvas can be read back.

const bits = 16;
const stripe = 20;
export const filmWidth = bits * stripe;
export const filmHeight = 64;

/** Draws a number as stripes. */
export const drawNumber = (context: OffscreenCanvasRenderingContext2D, number: number): void => {
  for (let bit = 0; bit < bits; bit += 1) {
    context.fillStyle = (number >> bit) & 1 ? '#fff' : '#000';
    context.fillRect(bit * stripe, 0, stripe, filmHeight);
  }
};

/** The number on a canvas, or -1 for a canvas that shows no film. */
export const numberOn = (canvas: HTMLCanvasElement): number => {
  const pixels = canvas
    .getContext('2d', { willReadFrequently: true })
    ?.getImageData(0, 0, canvas.width, filmHeight);
  if (!pixels || canvas.width !== filmWidth) return -1;
  let number = 0;
  for (let bit = 0; bit < bits; bit += 1) {
    const x = bit * stripe + stripe / 2;
    const red = pixels.data[4 * ((filmHeight / 2) * pixels.width + x)] ?? 0;
    if (red > 127) number |= 1 << bit;
  }
  return number;
};

interface Film {
  readonly seconds: number;
  readonly framesPerSecond: number;
  /** Frames are numbered in steps of this: 2 at 15 frames a second counts like 1 at 30. */
  readonly step?: number;
  /** Adds a picture of noise below the stripes, which no encoder can make small. */
  readonly noiseHeight?: number;
}

const fragmented = (): Output<Mp4OutputFormat, BufferTarget> =>
  new Output({
    format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 1 }),
    target: new BufferTarget(),
  });

const bytesOf = (output: Output<Mp4OutputFormat, BufferTarget>): Uint8Array => {
  if (!output.target.buffer) throw new Error('The film has no bytes.');
  return new Uint8Array(output.target.buffer);
};

/** A numbered film in fragments of a second, as the recorder makes them. */
export const makeFilm = async ({
  seconds,
  framesPerSecond,
  step = 1,
  noiseHeight = 0,
}: Film): Promise<Uint8Array> => {
  const canvas = new OffscreenCanvas(filmWidth, filmHeight + noiseHeight);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas to draw on.');
  const bitrate = noiseHeight > 0 ? 4_000_000 : 400_000;
  const source = new CanvasSource(canvas, { codec: 'avc', bitrate, keyFrameInterval: 1 });
  const noise = new ImageData(filmWidth, Math.max(1, noiseHeight));
  let random = 1;
  const output = fragmented();
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  await output.start();
  for (let frame = 0; frame < seconds * framesPerSecond; frame += 1) {
    drawNumber(context, frame * step);
    if (noiseHeight > 0) {
      for (let i = 0; i < noise.data.length; i += 1) {
        random = (random * 1_103_515_245 + 12_345) >>> 0;
        noise.data[i] = random >>> 24;
      }
      context.putImageData(noise, 0, filmHeight);
    }
    await source.add(frame / framesPerSecond, 1 / framesPerSecond);
  }
  await output.finalize();
  return bytesOf(output);
};

/** A tone, in fragments too. */
export const makeTone = async (seconds: number): Promise<Uint8Array> => {
  const source = new AudioBufferSource({ codec: 'opus', bitrate: 64_000 });
  const output = fragmented();
  output.addAudioTrack(source);
  await output.start();
  const buffer = new AudioBuffer({ length: 48_000 * seconds, sampleRate: 48_000, numberOfChannels: 1 });
  buffer.copyToChannel(
    Float32Array.from({ length: buffer.length }, (_, i) => 0.2 * Math.sin((2 * Math.PI * 220 * i) / 48_000)),
    0,
  );
  await source.add(buffer);
  await output.finalize();
  return bytesOf(output);
};
