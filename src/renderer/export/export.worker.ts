import type { TrackKind } from '../../contract/take.ts';
import { makeVideo } from './engine/make-video.ts';
import type { ExportCommand, ExportNews } from './export-messages.ts';

// Makes a video beside the page, which only passes bytes between here and the host.

const tell = (news: ExportNews, transfer: Transferable[] = []): void => postMessage(news, { transfer });

/** What waits for a piece of a file. */
interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

const reads = new Map<number, Waiting>();
let lastRead = 0;
let written: (() => void) | undefined;
/** Resolves when the work may go on; undefined while it may. */
let resting: Promise<void> | undefined;
let goOn: (() => void) | undefined;

const read = (track: TrackKind, byteOffset: number, byteLength: number): Promise<Uint8Array> => {
  lastRead += 1;
  const id = lastRead;
  tell({ kind: 'read', id, track, byteOffset, byteLength });
  return new Promise((resolve, reject) => reads.set(id, { resolve, reject }));
};

/** One piece is on its way at a time: the encoder waits for the disk. */
const write = async (byteOffset: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  tell({ kind: 'write', byteOffset, bytes }, [bytes.buffer]);
  await isWritten;
};

addEventListener('message', ({ data }: MessageEvent<ExportCommand>) => {
  switch (data.kind) {
    case 'make':
      makeVideo(data.order, {
        read,
        write,
        progress: (doneMs) => tell({ kind: 'progress', doneMs }),
        mayGoOn: () => resting ?? Promise.resolve(),
      }).then(
        () => tell({ kind: 'made' }),
        (error: unknown) =>
          tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
      );
      break;
    case 'read': {
      const answer = reads.get(data.id);
      reads.delete(data.id);
      if (data.bytes) answer?.resolve(data.bytes);
      else answer?.reject(new Error('The recording cannot be read.'));
      break;
    }
    case 'written':
      written?.();
      break;
    case 'rest':
      resting ??= new Promise((resolve) => {
        goOn = resolve;
      });
      break;
    case 'go-on':
      goOn?.();
      resting = undefined;
      break;
  }
});
