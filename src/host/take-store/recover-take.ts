import { open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Fragment, type Take, type Track } from '../../contract/take.ts';
import { wholeFragmentsLength } from '../../core/take/recovery.ts';
import { isMissing, readJsonLines, writeJson } from '../files.ts';
import type { AttemptFolder } from './attempt-folder.ts';
import { speechSampleRateHz, speechWavHeader, wavHeaderLength } from '../audio/wav-header.ts';

const lengthOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
};

const wholeMp4Length = async (path: string, fileLength: number): Promise<number> => {
  const file = await open(path, 'r');
  try {
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const buffer = new Uint8Array(length);
      const { bytesRead } = await file.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return await wholeFragmentsLength(read, fileLength);
  } finally {
    await file.close();
  }
};

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
  return { ...track, byteLength: wavHeaderLength + sampleBytes, endMs };
};

const recoverTrack = async (
  folder: AttemptFolder,
  track: Track,
  journal: readonly Fragment[],
): Promise<Track> => {
  const path = join(folder.path, track.fileName);
  const fileLength = await lengthOf(path);
  const mine = journal.filter((fragment) => fragment.track === track.kind);
  if (track.kind === 'speech') {
    return { ...(await recoverSpeech(path, track, fileLength)), fragmentCount: mine.length };
  }
  const isMp4 = track.fileName.endsWith('.mp4') && track.kind !== 'original';
  const byteLength = isMp4 && fileLength > 0 ? await wholeMp4Length(path, fileLength) : fileLength;
  if (byteLength < fileLength) await truncate(path, byteLength);
  const whole = mine.filter((fragment) => fragment.byteOffset + fragment.byteLength <= byteLength);
  return {
    ...track,
    byteLength,
    startMs: whole[0]?.startMs ?? 0,
    endMs: Math.max(0, ...whole.map((fragment) => fragment.endMs)),
    fragmentCount: whole.length,
  };
};

/**
 * Closes a take that was open when the studio ended: every track is cut back to its last whole fragment, the WAV header is set
 * right, and `take.json` says `recovered`. Nothing whole is removed. Running it twice changes nothing more.
 */
export const recoverTake = async (folder: AttemptFolder, take: Take): Promise<Take> => {
  const journal = await readJsonLines(folder.journal, Fragment);
  const tracks: Track[] = [];
  for (const track of take.tracks) tracks.push(await recoverTrack(folder, track, journal));
  const recovered: Take = {
    ...take,
    state: 'recovered',
    durationMs: Math.max(0, ...tracks.map((track) => track.endMs)),
    tracks,
  };
  await writeJson(folder.take, recovered);
  return recovered;
};
