import { open, readdir } from 'node:fs/promises';
import { z } from 'zod';
import { StudioError } from '../../contract/errors.ts';
import { Take, type Track, TrackKind } from '../../contract/take.ts';
import { isMissing, readJson } from '../files.ts';
import { type AttemptFolder, startedAtOf } from './attempt-folder.ts';

const Begun = z.object({ begun: Take });

/** The journal's first line is far shorter than this. */
const firstLineLength = 64 * 1024;

const firstLine = async (path: string): Promise<unknown> => {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!file) return null;
  try {
    const buffer = Buffer.alloc(firstLineLength);
    const { bytesRead } = await file.read(buffer, 0, firstLineLength, 0);
    return JSON.parse(buffer.subarray(0, bytesRead).toString('utf8').split('\n')[0] ?? '');
  } catch {
    return null;
  } finally {
    await file.close();
  }
};

const contentTypes: Record<string, string> = { mp4: 'video/mp4', wav: 'audio/wav' };

/** The tracks, by the names of their files alone. */
const tracksByName = async (path: string): Promise<Track[]> =>
  (await readdir(path)).sort().flatMap((fileName): Track[] => {
    const [name, extension = ''] = fileName.split('.');
    const kind = TrackKind.safeParse(name);
    if (!kind.success) return [];
    const isSound = kind.data === 'microphone' || kind.data === 'system-sound';
    const contentType = isSound ? 'audio/mp4' : (contentTypes[extension] ?? 'application/octet-stream');
    const empty = { byteLength: 0, startMs: 0, endMs: 0, fragmentCount: 0 };
    return [{ kind: kind.data, label: fileName, contentType, fileName, ...empty }];
  });

/**
 * What `take.json` would say of a take that was begun, when it is missing or cannot be read: from the journal's first line, else from the
 * names of the files. Null where there is no track at all. The take then needs to be recovered.
 */
const rebuiltTake = async (folder: AttemptFolder): Promise<Take | null> => {
  const begun = Begun.safeParse(await firstLine(folder.journal));
  if (begun.success && begun.data.begun.attemptId === folder.attemptId) return begun.data.begun;
  const tracks = await tracksByName(folder.path);
  if (tracks.length === 0) return null;
  return {
    schemaVersion: 1,
    attemptId: folder.attemptId,
    // What is not known for certain stays on this machine.
    mode: 'practice',
    kitId: 'unknown',
    kitVersion: '',
    scenarioId: 'unknown',
    state: 'recording',
    startedAt: startedAtOf(folder.attemptId).toISOString(),
    durationMs: 0,
    tracks,
  };
};

/** A folder's take: what `take.json` says, or, where that cannot be read, what can be known without it. Null: there is no take. */
export const readTake = async (
  folder: AttemptFolder,
): Promise<{ readonly take: Take; readonly isDamaged: boolean } | null> => {
  let take: Take | null = null;
  try {
    take = await readJson(folder.take, Take);
  } catch (error) {
    // A disk that cannot be read now may be readable later; only content that does not fit is damage.
    if (error instanceof StudioError) throw error;
  }
  if (take) return { take, isDamaged: false };
  const rebuilt = await rebuiltTake(folder).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  return rebuilt && { take: rebuilt, isDamaged: true };
};
