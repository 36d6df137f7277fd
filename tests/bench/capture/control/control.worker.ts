import { createMarkLog } from '../marks/mark-log.ts';
import { createFrameReader } from '../marks/read-frame.ts';
import { createBeepFinder } from '../marks/sound-code.ts';

// Notes which marks a track shows and when they arrive, away from the page's own thread.

interface Watch {
  readonly kind: string;
  readonly media: 'audio' | 'video';
  readonly readable: ReadableStream<VideoFrame | AudioData>;
}
interface Question {
  readonly kind: string;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly port: MessagePort;
}

const wallNow = (): number => performance.timeOrigin + performance.now();
/** An hour of pictures. */
const capacity = 1 << 17;
const logs = new Map<string, ReturnType<typeof createMarkLog>>();
/** Arrival of each piece, and what came before it that is missing: milliseconds of sound. */
const arrivals = new Map<string, ReturnType<typeof createMarkLog>>();

const watchPicture = async (readable: ReadableStream<VideoFrame>, kind: string): Promise<void> => {
  const log = createMarkLog(capacity);
  logs.set(kind, log);
  const read = createFrameReader();
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const atMs = wallNow();
    const number = await read(next.value).catch(() => undefined);
    next.value.close();
    log.add(number ?? -1, atMs);
  }
};

const watchSound = async (readable: ReadableStream<AudioData>, kind: string): Promise<void> => {
  const log = createMarkLog(1 << 12);
  const gaps = createMarkLog(1 << 12);
  logs.set(kind, log);
  arrivals.set(kind, gaps);
  const reader = readable.getReader();
  let finder: ReturnType<typeof createBeepFinder> | undefined;
  let heard = 0;
  let samples = new Float32Array(0);
  let expectedUs: number | undefined;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const atMs = wallNow();
    const { sampleRate, numberOfFrames, timestamp } = next.value;
    finder ??= createBeepFinder(sampleRate);
    if (samples.length !== numberOfFrames) samples = new Float32Array(numberOfFrames);
    next.value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    next.value.close();
    heard += numberOfFrames;
    const missingMs = expectedUs === undefined ? 0 : (timestamp - expectedUs) / 1000;
    if (missingMs > 1) gaps.add(missingMs, atMs);
    expectedUs = timestamp + (numberOfFrames * 1e6) / sampleRate;
    for (const beep of finder.push(samples))
      log.add(beep.second, atMs - ((heard - beep.sampleIndex) * 1000) / sampleRate);
  }
};

addEventListener('message', ({ data }: MessageEvent<Watch | Question>) => {
  if ('port' in data) {
    const { kind, fromMs, untilMs, port } = data;
    const marks = logs.get(kind)?.between(fromMs, untilMs) ?? [];
    const gaps = arrivals.get(kind)?.between(fromMs, untilMs) ?? [];
    port.postMessage({ marks, gaps });
    return;
  }
  const { kind, media, readable } = data;
  const watching =
    media === 'video'
      ? watchPicture(readable as ReadableStream<VideoFrame>, kind)
      : watchSound(readable as ReadableStream<AudioData>, kind);
  // A track that ends, or is opened anew, needs no more watching.
  watching.catch(() => undefined);
});
