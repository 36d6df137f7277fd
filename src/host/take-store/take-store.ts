import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import { AttemptId } from '../../contract/primitives.ts';
import { type AttemptMode, Take, TakeEvent, type TrackKind, type TrackPlan } from '../../contract/take.ts';
import { diskError, isMissing, readJson, readJsonLines, writeJson } from '../files.ts';
import type { Logger } from '../log.ts';
import { type AttemptFolder, attemptFolder, newAttemptId } from './attempt-folder.ts';
import { type ArrivingFragment, beginTake, type OpenTake } from './open-take.ts';
import { recoverTake } from './recover-take.ts';

/** What a take is begun with. */
export interface TakeOrder {
  readonly mode: AttemptMode;
  readonly kitId: string;
  readonly kitVersion: string;
  readonly scenarioId: string;
  readonly tracks: readonly TrackPlan[];
}

/** Keeps takes on disk: one folder an attempt. */
export interface TakeStore {
  readonly folder: (attemptId: string) => AttemptFolder;
  readonly list: () => Promise<string[]>;
  readonly load: (attemptId: string) => Promise<Take>;
  readonly events: (attemptId: string) => Promise<TakeEvent[]>;
  readonly begin: (order: TakeOrder) => Promise<string>;
  readonly append: (attemptId: string, fragment: ArrivingFragment, bytes: Uint8Array) => Promise<number>;
  readonly event: (attemptId: string, event: TakeEvent) => Promise<void>;
  readonly finish: (attemptId: string, durationMs: number) => Promise<Take>;
  /** Closes a take that nobody feeds any more, as the next start would. */
  readonly abandon: (attemptId: string) => Promise<void>;
  readonly setMode: (attemptId: string, mode: AttemptMode) => Promise<Take>;
  readonly read: (
    attemptId: string,
    track: TrackKind,
    byteOffset: number,
    byteLength: number,
  ) => Promise<{ fileByteLength: number; bytes: Uint8Array }>;
  readonly remove: (attemptId: string) => Promise<void>;
  readonly isOpen: (attemptId: string) => boolean;
  /** Closes what an ended studio left open; answers the ids of the recovered takes. */
  readonly recoverAll: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** Opens the store over a folder, which is made when missing. */
export const openTakeStore = async (attemptsFolder: string, log: Logger): Promise<TakeStore> => {
  await mkdir(attemptsFolder, { recursive: true }).catch((error: unknown) => {
    throw diskError(error);
  });
  const openTakes = new Map<string, OpenTake>();
  const folder = (attemptId: string): AttemptFolder => attemptFolder(attemptsFolder, attemptId);

  const recording = (attemptId: string): OpenTake => {
    const take = openTakes.get(attemptId);
    if (!take) throw new StudioError('take-not-recording');
    return take;
  };

  const load = async (attemptId: string): Promise<Take> => {
    const take = await readJson(folder(attemptId).take, Take);
    if (!take) throw new StudioError('attempt-not-found');
    return take;
  };

  const list = async (): Promise<string[]> => {
    const entries = await readdir(attemptsFolder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && AttemptId.safeParse(entry.name).success)
      .map((entry) => entry.name)
      .sort()
      .reverse();
  };

  const read: TakeStore['read'] = async (attemptId, kind, byteOffset, byteLength) => {
    const track = (await load(attemptId)).tracks.find((candidate) => candidate.kind === kind);
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
      const draft = { schemaVersion: 1 as const, attemptId, ...order, startedAt: now.toISOString() };
      openTakes.set(attemptId, await beginTake(folder(attemptId), draft, tracks));
      return attemptId;
    },
    append: (attemptId, fragment, bytes) => recording(attemptId).append(fragment, bytes),
    event: (attemptId, event) => recording(attemptId).event(event),
    finish: async (attemptId, durationMs) => {
      const open = openTakes.get(attemptId);
      // Asked again after a lost connection: the take is closed already.
      if (!open) {
        const take = await load(attemptId);
        if (take.state === 'recording') throw new StudioError('take-not-recording');
        return take;
      }
      const take = await open.finish(durationMs);
      openTakes.delete(attemptId);
      await open.close();
      return take;
    },
    abandon: async (attemptId) => {
      const open = openTakes.get(attemptId);
      if (!open) return;
      openTakes.delete(attemptId);
      await open.close();
      await recoverTake(folder(attemptId), await load(attemptId));
    },
    setMode: async (attemptId, mode) => {
      const take = { ...(await load(attemptId)), mode };
      await writeJson(folder(attemptId).take, take);
      return take;
    },
    read,
    remove: async (attemptId) => {
      const open = openTakes.get(attemptId);
      openTakes.delete(attemptId);
      await open?.close();
      await rm(folder(attemptId).path, { recursive: true, force: true });
    },
    isOpen: (attemptId) => openTakes.has(attemptId),
    recoverAll: async () => {
      const recovered: string[] = [];
      for (const attemptId of await list()) {
        if (openTakes.has(attemptId)) continue;
        try {
          const take = await readJson(folder(attemptId).take, Take);
          if (take?.state !== 'recording') continue;
          const { durationMs } = await recoverTake(folder(attemptId), take);
          // Opened, but ended before the first fragment: there is nothing to keep.
          if (durationMs === 0) await rm(folder(attemptId).path, { recursive: true, force: true });
          else recovered.push(attemptId);
        } catch (error) {
          // One damaged attempt must not hide the others; its files stay untouched.
          log.error({ err: error, attemptId }, 'could not recover a take');
        }
      }
      return recovered;
    },
    close: async () => {
      await Promise.all([...openTakes.values()].map((take) => take.close()));
      openTakes.clear();
    },
  };
};
