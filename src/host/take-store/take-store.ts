import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import { AttemptId } from '../../contract/primitives.ts';
import {
  type AttemptMode,
  type DiskStanding,
  Take,
  TakeEvent,
  type TrackKind,
  type TrackPlan,
} from '../../contract/take.ts';
import { diskStanding } from '../../core/take/disk-rule.ts';
import { diskError, isMissing, readJson, readJsonLines, syncFolder, writeJson } from '../files.ts';
import type { Logger } from '../log.ts';
import { type AttemptFolder, attemptFolder, newAttemptId } from './attempt-folder.ts';
import { beginTake } from './begin-take.ts';
import { readTake } from './damaged-take.ts';
import { createDiskWatch } from './disk-watch.ts';
import type { ArrivingFragment, OpenTake } from './open-take.ts';
import { createOpenTakes } from './open-takes.ts';
import { isEmptyTake, recoverTake } from './recover-take.ts';
import { isRemovalUnfinished, removeMediaFiles, withoutMedia } from './remove-media.ts';
import { reopenTake } from './reopen-take.ts';
import { withIndexes } from './scan-track.ts';
import { createSpareFile } from './spare-file.ts';

/** What a take is begun with. */
export interface TakeOrder {
  readonly mode: AttemptMode;
  readonly kitId: string;
  readonly kitVersion: string;
  readonly scenarioId: string;
  readonly tracks: readonly TrackPlan[];
  readonly keeps?: Take['keeps'];
  readonly cueing?: Take['cueing'];
}

/** How a store is opened. */
export interface TakeStoreOptions {
  /** A take is closed when less than this is free; see `diskReserveBytes`. */
  readonly reserveBytes?: number;
  /** Told when a page came back to a take that was already closed as recovered. */
  readonly onReopened?: (attemptId: string) => void;
}

/** Keeps takes on disk: one folder an attempt. */
export interface TakeStore {
  readonly folder: (attemptId: string) => AttemptFolder;
  readonly list: () => Promise<string[]>;
  readonly load: (attemptId: string) => Promise<Take>;
  readonly events: (attemptId: string) => Promise<TakeEvent[]>;
  readonly begin: (order: TakeOrder) => Promise<string>;
  /**
   * Appends, and says how the disk stands. A take that is not open but was left open on the disk is opened again; so do `event` and
   * `finish`.
   */
  readonly append: (
    attemptId: string,
    fragment: ArrivingFragment,
    bytes: Uint8Array,
  ) => Promise<{ byteLength: number; disk?: DiskStanding }>;
  readonly event: (attemptId: string, event: TakeEvent) => Promise<void>;
  readonly finish: (attemptId: string, durationMs: number) => Promise<Take>;
  /** Closes a take that nobody feeds any more, as the next start would; null where nothing was recorded and nothing is kept. */
  readonly abandon: (attemptId: string) => Promise<Take | null>;
  /** The person keeps a recovered take. */
  readonly keep: (attemptId: string) => Promise<Take>;
  readonly setMode: (attemptId: string, mode: AttemptMode) => Promise<Take>;
  readonly read: (
    attemptId: string,
    track: TrackKind,
    byteOffset: number,
    byteLength: number,
  ) => Promise<{ fileByteLength: number; bytes: Uint8Array }>;
  readonly remove: (attemptId: string) => Promise<void>;
  /** Deletes the media of a closed take; what was made of them stays. A crash in between is made up for by `recoverAll`. */
  readonly removeMedia: (attemptId: string) => Promise<Take>;
  readonly isOpen: (attemptId: string) => boolean;
  /**
   * Closes what an ended studio left open, and what is damaged; answers the ids of the recovered takes. A page that comes back opens its
   * take again.
   */
  readonly recoverAll: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/**
 * Space that a take leaves free, in bytes. After Stop come the last fragments (some MB at the highest rates), indexes (28 bytes a fragment:
 * 1 MB in two hours of four tracks) and the report (some MB an hour); the rest is for the system, which stumbles itself on a full disk.
 */
export const diskReserveBytes = 300_000_000;

/** Space held against a disk that is filled at once; the last seconds of a take fit. */
const largestSpareBytes = 16 * 1024 * 1024;

/** Opens the store over a folder, which is made when missing. */
export const openTakeStore = async (
  attemptsFolder: string,
  log: Logger,
  { reserveBytes = diskReserveBytes, onReopened }: TakeStoreOptions = {},
): Promise<TakeStore> => {
  await mkdir(attemptsFolder, { recursive: true }).catch((error: unknown) => {
    throw diskError(error);
  });
  const folder = (attemptId: string): AttemptFolder => attemptFolder(attemptsFolder, attemptId);
  const disk = createDiskWatch(attemptsFolder);
  const spare = createSpareFile(
    join(attemptsFolder, 'spare.part'),
    Math.min(largestSpareBytes, Math.floor(reserveBytes / 4)),
    disk.lookAgain,
  );

  const openTakes = createOpenTakes(async (attemptId) => {
    const take = await spare.withSpare(() => reopenTake(folder(attemptId)));
    log.info({ attemptId }, 'a take goes on');
    onReopened?.(attemptId);
    return take;
  });

  const load = async (attemptId: string): Promise<Take> => {
    const take = await readJson(folder(attemptId).take, Take);
    if (!take) throw new StudioError('attempt-not-found');
    return take;
  };

  const save = (take: Take): Promise<void> =>
    spare.withSpare(() => writeJson(folder(take.attemptId).take, take));

  const standing = async (take: OpenTake): Promise<{ disk?: DiskStanding }> => {
    const freeBytes = await disk.freeBytes();
    if (freeBytes === undefined) return {};
    return { disk: diskStanding(freeBytes, reserveBytes, take.bytesPerSecond()) };
  };

  const list = async (): Promise<string[]> => {
    const entries = await readdir(attemptsFolder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && AttemptId.safeParse(entry.name).success)
      .map((entry) => entry.name)
      .sort()
      .reverse();
  };

  const removeFolder = async (attemptId: string): Promise<void> => {
    await rm(folder(attemptId).path, { recursive: true, force: true });
    await syncFolder(attemptsFolder);
  };

  const recover = async (attemptId: string): Promise<Take | null> => {
    const found = await readTake(folder(attemptId));
    if (found && (await isRemovalUnfinished(folder(attemptId), found.take)))
      await removeMediaFiles(folder(attemptId), found.take);
    if (!found || (found.take.state !== 'recording' && !found.isDamaged)) return null;
    if (found.isDamaged) log.error({ attemptId }, 'take.json cannot be read and is made again');
    const take = await spare.withSpare(() => recoverTake(folder(attemptId), found.take));
    if (isEmptyTake(take)) {
      await removeFolder(attemptId);
      return null;
    }
    await save(take);
    return take;
  };

  const finish = async (attemptId: string, durationMs: number): Promise<Take> => {
    // Asked again after a lost connection: the take is closed already.
    if (!openTakes.isOpen(attemptId)) {
      const take = await load(attemptId);
      if (take.state === 'complete' || take.keptAt !== undefined) return take;
    }
    const open = await openTakes.opened(attemptId);
    try {
      const take = await withIndexes(folder(attemptId), await spare.withSpare(() => open.finish(durationMs)));
      await save(take);
      return take;
    } finally {
      // What cannot be closed now stays in state `recording` and is closed by the next start.
      await openTakes.close(attemptId);
    }
  };

  const read: TakeStore['read'] = async (attemptId, kind, byteOffset, byteLength) => {
    const { tracks, mediaDeletedAt } = await load(attemptId);
    if (mediaDeletedAt !== undefined) throw new StudioError('recording-deleted');
    const track = tracks.find((candidate) => candidate.kind === kind);
    if (!track) throw new StudioError('file-not-found', `The take has no track ${kind}.`);
    const file = await open(join(folder(attemptId).path, track.fileName), 'r').catch((error: unknown) => {
      throw isMissing(error) ? new StudioError('file-not-found', track.fileName) : diskError(error);
    });
    try {
      const { size } = await file.stat();
      const buffer = new Uint8Array(Math.max(0, Math.min(byteLength, size - byteOffset)));
      const { bytesRead } = await file.read(buffer, 0, buffer.length, byteOffset);
      return { fileByteLength: size, bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  };

  return {
    folder,
    list,
    load,
    events: (attemptId) => readJsonLines(folder(attemptId).events, TakeEvent),
    begin: async ({ tracks, ...order }) => {
      const now = new Date();
      const attemptId = newAttemptId(now.getTime());
      disk.lookAgain();
      const freeBytes = await disk.freeBytes();
      if (freeBytes !== undefined && freeBytes < reserveBytes) throw new StudioError('disk-full');
      await spare.restore();
      const draft = { schemaVersion: 1 as const, attemptId, ...order, startedAt: now.toISOString() };
      try {
        await openTakes.open(attemptId, () => beginTake(folder(attemptId), draft, tracks));
      } catch (error) {
        await removeFolder(attemptId).catch(() => undefined);
        throw error;
      }
      return attemptId;
    },
    append: async (attemptId, fragment, bytes) => {
      const take = await openTakes.get(attemptId);
      const byteLength = await spare.withSpare(() => take.append(fragment, bytes));
      return { byteLength, ...(await standing(take)) };
    },
    event: async (attemptId, event) => {
      const take = await openTakes.get(attemptId);
      await spare.withSpare(() => take.event(event));
    },
    finish: async (attemptId, durationMs) => {
      const ask = (): Promise<Take | null> =>
        openTakes.closing(attemptId, () => finish(attemptId, durationMs));
      let take = await ask();
      // It was just being closed as abandoned when its page came back.
      if (take?.state === 'recovered' && take.keptAt === undefined) take = await ask();
      if (!take) throw new StudioError('take-empty');
      return take;
    },
    abandon: (attemptId) =>
      openTakes.closing(attemptId, async () => {
        await openTakes.close(attemptId);
        return recover(attemptId);
      }),
    keep: async (attemptId) => {
      const take = await load(attemptId);
      if (take.state !== 'recovered' || take.keptAt !== undefined) return take;
      const kept = { ...take, keptAt: new Date().toISOString() };
      await save(kept);
      return kept;
    },
    setMode: async (attemptId, mode) => {
      const take = { ...(await load(attemptId)), mode };
      await save(take);
      return take;
    },
    read,
    removeMedia: async (attemptId) => {
      const take = await load(attemptId);
      if (take.state === 'recording') throw new StudioError('report-not-ready');
      // First what is decided, then the files: whatever happens in between, the next start knows what was meant.
      const left = take.mediaDeletedAt === undefined ? withoutMedia(take, new Date()) : take;
      await save(left);
      await removeMediaFiles(folder(attemptId), left);
      return left;
    },
    remove: async (attemptId) => {
      await openTakes.close(attemptId);
      await removeFolder(attemptId);
    },
    isOpen: (attemptId) => openTakes.isOpen(attemptId),
    recoverAll: async () => {
      const recovered: string[] = [];
      for (const attemptId of await list()) {
        if (openTakes.isOpen(attemptId)) continue;
        try {
          if (await recover(attemptId)) recovered.push(attemptId);
        } catch (error) {
          // One damaged attempt must not hide the others; its files stay untouched.
          log.error({ err: error, attemptId }, 'could not recover a take');
        }
      }
      return recovered;
    },
    close: async () => {
      await openTakes.closeAll();
    },
  };
};
