import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openSoundBlocks, readSoundBlocks } from '../../../src/renderer/capture/engine/sound-blocks.ts';

const blockMs = 10;

/** A block of 480 samples at 48 kHz, all of them its number. */
const audioData = (index: number, onClose: () => void): AudioData => ({
  format: 'f32-planar',
  sampleRate: 48_000,
  numberOfFrames: 480,
  numberOfChannels: 1,
  duration: blockMs * 1000,
  timestamp: index * blockMs * 1000,
  allocationSize: () => 480 * 4,
  clone: () => audioData(index, onClose),
  copyTo: (samples: Float32Array) => void samples.fill(index),
  close: onClose,
});

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A microphone that is read over a port, and what it knows of its reader. */
const openMicrophone = () => {
  let controller: ReadableStreamDefaultController<AudioData> | undefined;
  let [given, closed] = [0, 0];
  let isCancelled = false;
  const stream = new ReadableStream<AudioData>({
    start: (its) => {
      controller = its;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  readSoundBlocks({ stream, port: port1 });
  return {
    port: port2,
    give: (count: number): void => {
      for (let k = 0; k < count; k += 1) controller?.enqueue(audioData(given++, () => void closed++));
    },
    giveBroken: (): void => {
      const copyTo = (): never => {
        throw new Error('This block is gone.');
      };
      controller?.enqueue({ ...audioData(given++, () => void closed++), copyTo });
    },
    end: (): void => controller?.close(),
    closed: () => closed,
    isCancelled: () => isCancelled,
  };
};

/** Long enough for the reader to read and a port to deliver. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));

describe('blocks of sound over a port', () => {
  test('all that came while nobody took it comes at once, with the times at which it was read', async () => {
    const microphone = openMicrophone();
    const reader = openSoundBlocks(microphone.port).stream.getReader();
    microphone.give(1);
    await reader.read();
    await aWhile();
    const beforeMs = performance.timeOrigin + performance.now();
    microphone.give(400);
    await aWhile();
    const afterMs = performance.timeOrigin + performance.now();
    await aWhile();
    expect(microphone.closed()).toBe(401);
    const blocks = [];
    let pieces = 0;
    for (; blocks.length < 400; pieces += 1) blocks.push(...((await reader.read()).value ?? []));
    expect(pieces).toBeLessThanOrEqual(2);
    expect(blocks.map(({ endMs }) => endMs)).toEqual(
      Array.from({ length: 400 }, (_, k) => (k + 2) * blockMs),
    );
    expect(blocks.at(-1)?.channels.map((samples) => [samples.length, samples[479]])).toEqual([[480, 400]]);
    for (const { arrivedMs, rateHz } of blocks) {
      expect(rateHz).toBe(48_000);
      expect(arrivedMs).toBeGreaterThanOrEqual(beforeMs);
      expect(arrivedMs).toBeLessThanOrEqual(afterMs);
    }
  });

  test('what waits still comes when the end is asked for, and the device is let go', async () => {
    const microphone = openMicrophone();
    const blocks = openSoundBlocks(microphone.port);
    microphone.give(7);
    await aWhile();
    blocks.finish();
    const heard: number[] = [];
    for await (const piece of blocks.stream) heard.push(...piece.map(({ endMs }) => endMs / blockMs));
    expect(heard).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(microphone.isCancelled()).toBe(true);
  });

  test('a device that goes away closes the stream behind its last block', async () => {
    const microphone = openMicrophone();
    const { stream } = openSoundBlocks(microphone.port);
    microphone.give(3);
    microphone.end();
    const heard: number[] = [];
    for await (const piece of stream) heard.push(...piece.map(({ endMs }) => endMs / blockMs));
    expect(heard).toEqual([1, 2, 3]);
  });

  test('a block that cannot be read is closed, and the end: the device is let go', async () => {
    const microphone = openMicrophone();
    const { stream } = openSoundBlocks(microphone.port);
    microphone.give(2);
    microphone.giveBroken();
    microphone.give(2);
    const heard: number[] = [];
    for await (const piece of stream) heard.push(...piece.map(({ endMs }) => endMs / blockMs));
    expect(heard).toEqual([1, 2]);
    expect(microphone.closed()).toBe(3);
    expect(microphone.isCancelled()).toBe(true);
  });

  test('who wants no more lets the device go, and what is under way disturbs nobody', async () => {
    const microphone = openMicrophone();
    const { stream } = openSoundBlocks(microphone.port);
    microphone.give(2);
    await stream.cancel();
    microphone.give(2);
    await aWhile();
    expect(microphone.isCancelled()).toBe(true);
  });

  test('however blocks come and are taken, each comes once, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 12 }), async (steps) => {
        const microphone = openMicrophone();
        const blocks = openSoundBlocks(microphone.port);
        const reader = blocks.stream.getReader();
        const heard: number[] = [];
        const take = async (): Promise<boolean> => {
          const { value = [], done } = await reader.read();
          heard.push(...value.map(({ endMs }) => endMs / blockMs));
          return done;
        };
        let given = 0;
        for (const count of steps) {
          given += count;
          microphone.give(count);
          if (count % 3 === 0 && heard.length < given) await take();
        }
        microphone.end();
        while (!(await take()));
        expect(heard).toEqual(Array.from({ length: given }, (_, k) => k + 1));
      }),
      { numRuns: 60 },
    );
  });
});
