import { StudioError } from '../../contract/errors.ts';
import type { ImportCommand, ImportNews } from './engine/import-messages.ts';
import importWorkerUrl from './import.worker.ts?worker&url';
import type { ImportOptions, ImportRecording, RecorderResult } from './types.ts';

/** Hands a worker's pieces to the sink until the file is through. */
const run = async (worker: Worker, { file, sink, onProgress }: ImportOptions): Promise<RecorderResult> => {
  const tell = (command: ImportCommand): void => worker.postMessage(command);
  let attemptId: string | undefined;
  const done = Promise.withResolvers<RecorderResult>();

  const hear = async (news: ImportNews): Promise<void> => {
    switch (news.kind) {
      case 'opened':
        ({ attemptId } = await sink.begin(news.plans));
        return tell({ kind: 'safe' });
      case 'piece':
        if ((await sink.append(news.head, news.bytes))?.state === 'reserve')
          throw new StudioError('disk-full');
        onProgress?.(news.share);
        return tell({ kind: 'safe' });
      case 'done':
        if (attemptId === undefined) throw new StudioError('internal', 'The import ended before it began.');
        await sink.finish(news.durationMs);
        return done.resolve({ attemptId, durationMs: news.durationMs });
      case 'failed':
        throw new StudioError(news.code, news.reason);
    }
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ImportNews>) => {
    hear(data).catch(done.reject);
  });
  worker.addEventListener('error', (event) => {
    done.reject(new StudioError('internal', event.message || 'The import did not load.'));
  });
  tell({ kind: 'open', file });
  return done.promise;
};

/** Brings a recording made elsewhere in as a take: its sound as speech, and the file itself byte for byte. Works in a worker. */
export const importRecording: ImportRecording = async (options) => {
  const { signal } = options;
  if (signal?.aborted) throw new StudioError('cancelled');
  const worker = new Worker(importWorkerUrl, { type: 'module' });
  const cancelled = Promise.withResolvers<never>();
  const cancel = (): void => cancelled.reject(new StudioError('cancelled'));
  signal?.addEventListener('abort', cancel);
  try {
    return await Promise.race([run(worker, options), cancelled.promise]);
  } catch (error) {
    worker.terminate();
    await options.sink.discard?.().catch(() => undefined);
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    worker.terminate();
  }
};
