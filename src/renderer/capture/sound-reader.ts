import type { SoundToRead } from './engine/sound-blocks.ts';
import soundReaderWorkerUrl from './sound-reader.worker.ts?worker&url';

/** Reads sounds off the threads that have other work. */
export interface SoundReader {
  /** Begins to read; the port of who wants the blocks, for `openSoundBlocks`. */
  readonly read: (stream: ReadableStream<AudioData>) => MessagePort;
  readonly close: () => void;
}

/** Its worker starts with the first sound. */
export const openSoundReader = (onError: (error: Error) => void): SoundReader => {
  let worker: Worker | undefined;
  const start = (): Worker => {
    const started = new Worker(soundReaderWorkerUrl, { type: 'module' });
    started.addEventListener('error', (event) =>
      onError(new Error(event.message || 'The reader of sounds did not load.')),
    );
    return started;
  };
  return {
    read: (stream) => {
      worker ??= start();
      const { port1, port2 } = new MessageChannel();
      const toRead: SoundToRead = { stream, port: port1 };
      worker.postMessage(toRead, [stream, port1]);
      return port2;
    },
    close: () => worker?.terminate(),
  };
};
