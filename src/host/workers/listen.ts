import { StudioError } from '../../contract/errors.ts';
import type { Listened } from '../../core/analysis/listening.ts';
import { chunksOf, type SpeechSource } from '../audio/speech-source.ts';
import { startListening } from './listening-session.ts';

export interface ListenOptions {
  /** Stops the work, which then fails with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Hears the share done, 0..1, now and then. */
  readonly onProgress?: (share: number) => void;
  readonly modelPath?: string;
}

/** Chunks under way: both threads always have something to do. */
const chunksAhead = 3;

/**
 * Listens to a whole sound: voice activity, speech frames, and the pieces for the recogniser. The same code hears a take while it is
 * recorded, with the same result.
 */
export const listen = async (
  speech: SpeechSource,
  { signal, onProgress, modelPath }: ListenOptions = {},
): Promise<Listened> => {
  if (signal?.aborted) throw new StudioError('cancelled');
  const session = startListening(modelPath);
  const stop = (): void => void session.close();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const underWay: Promise<unknown>[] = [];
    let heard = 0;
    for await (const samples of chunksOf(speech)) {
      if (underWay.length >= chunksAhead) await underWay.shift();
      const chunk = session.push(samples).then(() => {
        heard += samples.length;
        if (!signal?.aborted) onProgress?.(heard / speech.sampleCount);
      });
      chunk.catch(() => {}); // told where it is waited for
      underWay.push(chunk);
    }
    await Promise.all(underWay);
    return await session.finish();
  } finally {
    signal?.removeEventListener('abort', stop);
    await session.close();
  }
};
