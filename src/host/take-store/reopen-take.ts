import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import { Fragment, type Take, type Track } from '../../contract/take.ts';
import { journalledPart } from '../../core/take/journal.ts';
import { readJsonLines, writeJson } from '../files.ts';
import type { AttemptFolder } from './attempt-folder.ts';
import { readTake } from './damaged-take.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import { feedTake, headerFor, type OpenTake, type OpenTrack, takeOf } from './open-take.ts';
import { isFragmented, lengthOf, scanFile } from './scan-track.ts';
import { reopenTrackWriter } from './track-writer.ts';

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A take that Stop closed, that the person kept, or that was sealed, does not go on. */
const mayGoOn = async (folder: AttemptFolder, take: Take): Promise<boolean> =>
  take.state === 'recording' ||
  (take.state === 'recovered' && take.keptAt === undefined && !(await exists(folder.submission)));

/** A fragment that is whole in the file but missed its journal line: the crash came between the two. */
const unnotedFragment = async (
  path: string,
  track: Track,
  sequence: number,
  fromByte: number,
): Promise<Fragment | null> => {
  if (!isFragmented(track) || (await lengthOf(path)) <= fromByte) return null;
  const scan = await scanFile(path);
  if (scan.hasIndex || scan.fragmentCount !== sequence + 1) return null;
  return {
    track: track.kind,
    sequence,
    byteOffset: fromByte,
    byteLength: scan.byteLength - fromByte,
    startMs: scan.lastStartMs,
    endMs: scan.endMs,
  };
};

const reopenTrack = async (
  folder: AttemptFolder,
  track: Track,
  lines: readonly Fragment[],
  journal: LineFile,
): Promise<OpenTrack> => {
  const { fileName, byteLength: _, startMs: __, endMs: ___, fragmentCount: ____, ...plan } = track;
  const path = join(folder.path, fileName);
  const header = headerFor(plan);
  const mine = lines.filter((line) => line.track === track.kind);
  const fileLength = await lengthOf(path);
  let known = journalledPart(mine, header.length, fileLength);
  const unnoted = await unnotedFragment(path, track, known.nextSequence, known.byteLength);
  if (unnoted) {
    await journal.write(JSON.stringify(unnoted));
    known = journalledPart([...mine, unnoted], header.length, fileLength);
  }
  const { byteLength, ...rest } = known;
  return { plan, fileName, writer: await reopenTrackWriter(path, header, byteLength), ...rest };
};

/**
 * Opens a take again that was left open, or that was closed as recovered before its page came back: every file is cut back to what the
 * journal holds, and the next fragment of each track follows in the same files. What was cut off was never answered, so the page still has
 * it. Throws `attempt-not-found`, and `take-not-recording` where the take is closed for good.
 */
export const reopenTake = async (folder: AttemptFolder): Promise<OpenTake> => {
  const found = await readTake(folder);
  if (!found) throw new StudioError('attempt-not-found');
  const { state: _, durationMs, tracks: closedTracks, ...draft } = found.take;
  if (!(await mayGoOn(folder, found.take))) throw new StudioError('take-not-recording');
  const lines = await readJsonLines(folder.journal, Fragment);
  const journal = await openLineFile(folder.journal);
  const tracks: OpenTrack[] = [];
  for (const track of closedTracks) tracks.push(await reopenTrack(folder, track, lines, journal));
  const events = await openLineFile(folder.events);
  await writeJson(folder.take, takeOf({ draft, tracks }, 'recording', durationMs));
  // What was made of the shorter take does not fit any more.
  for (const made of [folder.transcript, folder.analysis, folder.score]) await rm(made, { force: true });
  return feedTake({ draft, tracks, journal, events });
};
