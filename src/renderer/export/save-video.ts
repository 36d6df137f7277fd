import { StudioError } from '../../contract/errors.ts';
import type { ExportFile } from '../../contract/export.ts';
import { expectedVideoBytes } from '../../core/export/rates.ts';
import type { HostClient } from '../host-client/client.ts';
import exportWorkerUrl from './export.worker.ts?worker&url';
import type { ExportCommand, ExportNews, VideoOrder } from './export-messages.ts';
import { openSavedFile, type SavedFile } from './save-file.ts';

/** A video that is being made. */
export interface VideoRun {
  /** Rejects with `cancelled` after `stop`; nothing is left of the file then. */
  readonly saved: Promise<ExportFile>;
  readonly stop: () => void;
  /** Lets the machine do something else meanwhile. */
  readonly rest: (isResting: boolean) => void;
}

const fullHd = { width: 1920, height: 1080 };

const roomFor = ({ tracks, range }: VideoOrder): number => {
  const hasPicture = tracks.some(
    ({ kind }) => kind !== 'microphone' && kind !== 'speech' && kind !== 'system-sound',
  );
  const length = range.endMs - range.startMs;
  return expectedVideoBytes(hasPicture ? fullHd : undefined, { framesPerSecond: 30 }, length);
};

/** Makes a video in a worker, reading the take and writing the file through the host piece by piece. `onProgress`: share, 0 to 1. */
export const saveVideo = (
  host: HostClient,
  attemptId: string,
  order: VideoOrder,
  onProgress: (share: number) => void,
): VideoRun => {
  const worker = new Worker(exportWorkerUrl, { type: 'module' });
  const stopped = Promise.withResolvers<never>();
  const tell = (command: ExportCommand, transfer: Transferable[] = []): void =>
    worker.postMessage(command, transfer);

  const answerRead = async (news: ExportNews & { kind: 'read' }): Promise<void> => {
    const { id, track, byteOffset, byteLength } = news;
    const { bytes } = await host.call('take.read', { attemptId, track, byteOffset, byteLength });
    // Over a socket the bytes are a view of a larger packet, which must not travel along.
    const own = bytes.slice();
    tell({ kind: 'read', id, bytes: own }, [own.buffer]);
  };

  const made = (file: SavedFile): Promise<void> => {
    const done = Promise.withResolvers<void>();
    worker.addEventListener('message', ({ data: news }: MessageEvent<ExportNews>) => {
      switch (news.kind) {
        case 'read':
          return void answerRead(news).catch(done.reject);
        case 'write':
          return void file
            .write(news.byteOffset, news.bytes)
            .then(() => tell({ kind: 'written' }), done.reject);
        case 'progress':
          return onProgress(news.doneMs / (order.range.endMs - order.range.startMs));
        case 'made':
          return done.resolve();
        case 'failed':
          return done.reject(new StudioError('export-failed', news.reason));
      }
    });
    worker.addEventListener('error', (event) =>
      done.reject(new StudioError('internal', event.message || 'The worker did not load.')),
    );
    tell({ kind: 'make', order });
    return done.promise;
  };

  const run = async (): Promise<ExportFile> => {
    const file = await openSavedFile(host, { attemptId, kind: 'video', expectedBytes: roomFor(order) });
    try {
      await Promise.race([made(file), stopped.promise]);
      return await file.finish();
    } catch (error) {
      await file.cancel();
      throw error;
    } finally {
      worker.terminate();
    }
  };
  stopped.promise.catch(() => undefined);

  return {
    saved: run(),
    stop: () => stopped.reject(new StudioError('cancelled')),
    rest: (isResting) => tell({ kind: isResting ? 'rest' : 'go-on' }),
  };
};
