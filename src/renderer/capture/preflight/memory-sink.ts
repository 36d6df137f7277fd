import type { TakeEvent, TrackKind } from '../../../contract/take.ts';
import { concatenate } from '../engine/bytes.ts';
import type { TakeSink } from '../types.ts';

/** A take that is kept in memory and forgotten afterwards: nothing of a trial reaches the disk. */
export interface MemoryTake {
  readonly sink: TakeSink;
  readonly events: readonly TakeEvent[];
  /** The file of a track as it would be on disk; empty where nothing came. */
  fileOf(track: TrackKind): Uint8Array<ArrayBuffer>;
  /** Bytes of all tracks. */
  bytes(): number;
}

export const createMemoryTake = (): MemoryTake => {
  const pieces = new Map<TrackKind, Uint8Array[]>();
  const events: TakeEvent[] = [];
  let bytes = 0;
  return {
    sink: {
      begin: async () => ({ attemptId: 'preflight' }),
      append: async ({ track }, piece) => {
        pieces.set(track, [...(pieces.get(track) ?? []), piece]);
        bytes += piece.length;
      },
      event: async (event) => {
        events.push(event);
      },
      finish: async () => undefined,
    },
    events,
    fileOf: (track) => concatenate(pieces.get(track) ?? []),
    bytes: () => bytes,
  };
};
