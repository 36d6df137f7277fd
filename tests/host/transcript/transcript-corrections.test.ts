import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeJson } from '../../../src/host/files.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
import { hashTranscript, readCorrected } from '../../../src/host/transcript/corrected.ts';
import {
  createTranscriptCorrections,
  type TranscriptCorrections,
} from '../../../src/host/transcript/transcript-corrections.ts';
import { transcriptOf, wordsOf } from '../../core/analysis/words.ts';

const transcript = transcriptOf(wordsOf('all data is script did at rest'));

let folder: string;
let takes: TakeStore;
let attemptId: string;
let corrections: TranscriptCorrections;
let isSealed: boolean;
let told: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corrections-'));
  takes = await openTakeStore(folder, pino({ level: 'silent' }));
  attemptId = await takes.begin({
    mode: 'practice',
    kitId: 'kit',
    kitVersion: '1.0.0',
    scenarioId: 'demo',
    tracks: [{ kind: 'speech', label: 'Microphone', contentType: 'audio/wav' }],
  });
  await takes.append(
    attemptId,
    { track: 'speech', sequence: 0, startMs: 0, endMs: 1000 },
    new Uint8Array(32_000),
  );
  await takes.finish(attemptId, 1000);
  isSealed = false;
  told = [];
  corrections = createTranscriptCorrections({
    takes,
    isSealed: async () => isSealed,
    onCorrected: (id) => told.push(id),
  });
});
afterEach(async () => {
  await takes.close();
  await rm(folder, { recursive: true, force: true });
});

const range = (firstWordIndex: number, lastWordIndex: number) => ({
  attemptId,
  firstWordIndex,
  lastWordIndex,
});

it('keeps every change beside a transcript that it never touches', async () => {
  const { transcript: path } = takes.folder(attemptId);
  await writeJson(path, transcript);
  const before = await readFile(path, 'utf8');
  await corrections.correct(range(3, 4), 'encrypted');
  await corrections.restore(range(3, 4));
  const all = await corrections.undo(attemptId);
  expect(all.transcriptSha256).toBe(hashTranscript(transcript));
  expect(all.changes).toMatchObject([
    { kind: 'corrected', recognised: 'script did', text: 'encrypted', firstWordIndex: 3, lastWordIndex: 4 },
    { kind: 'restored', firstWordIndex: 3, lastWordIndex: 4 },
    { kind: 'undone' },
  ]);
  expect(await readFile(path, 'utf8')).toBe(before);
  expect((await readCorrected(takes.folder(attemptId)))?.corrections).toEqual(all);
  expect(told).toEqual([attemptId, attemptId, attemptId]);
});

it('loses none of several changes made at once', async () => {
  await writeJson(takes.folder(attemptId).transcript, transcript);
  await Promise.all([0, 1, 2, 5, 6].map((index) => corrections.correct(range(index, index), `word${index}`)));
  expect((await readCorrected(takes.folder(attemptId)))?.corrections.changes).toHaveLength(5);
});

it('refuses what does not fit, and whatever was sealed', async () => {
  await expect(corrections.correct(range(0, 0), 'x')).rejects.toMatchObject({ code: 'report-not-ready' });
  await writeJson(takes.folder(attemptId).transcript, transcript);
  for (const [first, last] of [
    [6, 7],
    [4, 3],
  ] as const)
    await expect(corrections.correct(range(first, last), 'x')).rejects.toMatchObject({
      code: 'correction-not-possible',
    });
  await expect(corrections.undo(attemptId)).rejects.toMatchObject({ code: 'correction-not-possible' });
  isSealed = true;
  await expect(corrections.correct(range(0, 0), 'x')).rejects.toMatchObject({ code: 'submission-exists' });
  expect(told).toEqual([]);
});

it('begins anew for a transcript that was recognised again', async () => {
  await writeJson(takes.folder(attemptId).transcript, transcript);
  await corrections.correct(range(0, 0), 'All');
  await writeJson(takes.folder(attemptId).transcript, transcriptOf(wordsOf('other words')));
  expect(await readCorrected(takes.folder(attemptId))).toBeNull();
  expect((await corrections.correct(range(1, 1), 'sounds')).changes).toHaveLength(1);
});
