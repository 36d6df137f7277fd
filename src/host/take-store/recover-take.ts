import { open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Fragment, type Take, type Track } from '../../contract/take.ts';
import { journalledPart } from '../../core/take/journal.ts';
import { speechSampleRateHz, speechWavHeader, wavHeaderLength } from '../audio/wav-header.ts';
import { readJsonLines } from '../files.ts';
import type { AttemptFolder } from './attempt-folder.ts';
import { ensureIndex, isFragmented, lengthOf, scanFile } from './scan-track.ts';

const recoverSpeech = async (path: string, track: Track, fileLength: number): Promise<Track> => {
  const sampleBytes = Math.max(0, fileLength - wavHeaderLength) & ~1;
  const file = await open(path, fileLength === 0 ? 'w' : 'r+');
  try {
    await file.write(speechWavHeader(sampleBytes), 0, wavHeaderLength, 0);
    await file.truncate(wavHeaderLength + sampleBytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const endMs = Math.round((sampleBytes / 2 / speechSampleRateHz) * 1000);
  return { ...track, byteLength: wavHeaderLength + sampleBytes, startMs: 0, endMs };
};

/**
 * Cuts a file back to its last whole fragment and gives it an index; the file itself says when it plays. Where the journal vouches for
 * more than is whole (`journalledLength`), the file was damaged by something else, and nothing is cut.
 */
const recoverFragments = async (
  path: string,
  track: Track,
  fileLength: number,
  journalledLength: number,
): Promise<Track> => {
  if (fileLength === 0) return { ...track, byteLength: 0, startMs: 0, endMs: 0, fragmentCount: 0 };
  const { byteLength, startMs, endMs, fragmentCount } = await scanFile(path);
  if (byteLength < fileLength && byteLength >= journalledLength) await truncate(path, byteLength);
  return { ...track, byteLength: await ensureIndex(path), startMs, endMs, fragmentCount };
};

const recoverTrack = async (
  folder: AttemptFolder,
  track: Track,
  journal: readonly Fragment[],
): Promise<Track> => {
  const path = join(folder.path, track.fileName);
  const fileLength = await lengthOf(path);
  const mine = journal.filter((fragment) => fragment.track === track.kind);
  const isSpeech = track.kind === 'speech';
  const known = journalledPart(mine, isSpeech ? wavHeaderLength : 0, fileLength);
  if (isFragmented(track)) return recoverFragments(path, track, fileLength, known.byteLength);
  if (isSpeech)
    return { ...(await recoverSpeech(path, track, fileLength)), fragmentCount: known.nextSequence };
  return {
    ...track,
    byteLength: fileLength,
    startMs: known.startMs ?? 0,
    endMs: known.endMs,
    fragmentCount: known.nextSequence,
  };
};

/** Whether a take holds nothing but headers: it was opened, and ended before the first fragment. */
export const isEmptyTake = ({ tracks }: Take): boolean =>
  tracks.every(({ kind, byteLength }) => byteLength <= (kind === 'speech' ? wavHeaderLength : 0));

/**
 * Closes a take that nobody feeds any more: every track is cut back to its last whole fragment, gets an index or a true WAV header, and
 * the take to be written as `take.json` says `recovered`. Nothing whole is removed. Running it twice changes nothing more.
 */
export const recoverTake = async (folder: AttemptFolder, take: Take): Promise<Take> => {
  const journal = await readJsonLines(folder.journal, Fragment);
  const tracks: Track[] = [];
  for (const track of take.tracks) tracks.push(await recoverTrack(folder, track, journal));
  return {
    ...take,
    state: 'recovered',
    durationMs: Math.max(0, ...tracks.map((track) => track.endMs)),
    tracks,
  };
};
