import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenStudio } from '../../../src/host/studio.ts';
import {
  begin,
  cancelReport,
  createFeeder,
  finish,
  keptKeys,
  madeFrom,
  pause,
  reportDone,
  startReport,
  summaryOf,
  talk,
} from './studio-recording.ts';
import { openTestStudio } from '../test-studio.ts';

const folders: string[] = [];
const studios: OpenStudio[] = [];
let dataFolder = '';
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'live-'));
  folders.push(folder);
  return folder;
};
const open = async (folder: string): Promise<OpenStudio> => {
  const studio = await openTestStudio(folder);
  studios.push(studio);
  return studio;
};
const closeAll = async (): Promise<void> => {
  await Promise.all(studios.splice(0).map((studio) => studio.close()));
};

beforeEach(async () => {
  dataFolder = await newFolder();
});
afterEach(async () => {
  await closeAll();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** What a studio makes of the take that has never heard it before. */
const madeCold = async (attemptId: string): Promise<Record<string, string>> => {
  const folder = await newFolder();
  await cp(dataFolder, folder, { recursive: true });
  for (const name of ['transcript-pieces.jsonl', 'transcript.json', 'analysis.json', 'score.json'])
    await rm(join(folder, 'attempts', attemptId, name), { force: true });
  const studio = await open(folder);
  await reportDone(studio, attemptId);
  return madeFrom(folder, attemptId);
};

const onePieceKept = async (attemptId: string): Promise<void> => {
  await expect
    .poll(async () => (await keptKeys(dataFolder, attemptId)).length, { interval: 100 })
    .toBeGreaterThan(0);
};

const withoutRepeats = (keys: readonly string[]): string[] => [...new Set(keys)];

describe('a take that is listened to while it is recorded', () => {
  it.each([
    ['practice', 11],
    ['certification', 12],
  ] as const)(
    'gives, as %s, the report of the finished take to the byte, and recognises no piece twice',
    async (mode, seed) => {
      const studio = await open(dataFolder);
      const attemptId = await begin(studio, mode);
      const feeder = createFeeder(await talk(), seed);
      await feeder.feed(studio, attemptId, 20_000);
      await pause(studio, attemptId, feeder.fedMs());
      await feeder.feed(studio, attemptId, 31_000);
      await onePieceKept(attemptId);
      await feeder.feed(studio, attemptId, Number.POSITIVE_INFINITY);
      await finish(studio, attemptId, feeder.fedMs());
      await reportDone(studio, attemptId);
      const live = await madeFrom(dataFolder, attemptId);
      const keys = await keptKeys(dataFolder, attemptId);
      expect(keys.length).toBeGreaterThanOrEqual(3);
      expect(keys).toEqual(withoutRepeats(keys));
      expect(live['transcript.json']).toContain('"words"');
      expect(await madeCold(attemptId)).toEqual(live);
    },
  );

  it('goes on where it was after the studio crashed, whether its window comes back or not', async () => {
    const first = await open(dataFolder);
    const attemptId = await begin(first, 'practice');
    const pcm = await talk();
    const feeder = createFeeder(pcm, 21);
    await feeder.feed(first, attemptId, 31_000);
    await onePieceKept(attemptId);
    const crashed = await newFolder();
    await cp(dataFolder, crashed, { recursive: true });
    await closeAll();
    dataFolder = crashed;
    const before = await keptKeys(dataFolder, attemptId);
    expect(before.length).toBeGreaterThan(0);

    const second = await open(dataFolder);
    await feeder.feed(second, attemptId, Number.POSITIVE_INFINITY);
    await finish(second, attemptId, feeder.fedMs());
    await reportDone(second, attemptId);
    const live = await madeFrom(dataFolder, attemptId);
    const keys = await keptKeys(dataFolder, attemptId);
    expect(keys.slice(0, before.length)).toEqual(before);
    expect(keys).toEqual(withoutRepeats(keys));
    expect((await summaryOf(second, attemptId))?.durationMs).toBeGreaterThanOrEqual(pcm.length / 16 - 1);
    expect(await madeCold(attemptId)).toEqual(live);
  });

  it('has a report that can be cancelled and taken up again, and then uses what was recognised', async () => {
    const studio = await open(dataFolder);
    const attemptId = await begin(studio, 'practice');
    const feeder = createFeeder(await talk(), 31);
    await feeder.feed(studio, attemptId, Number.POSITIVE_INFINITY);
    await finish(studio, attemptId, feeder.fedMs());
    await onePieceKept(attemptId);
    await cancelReport(studio, attemptId);
    await expect.poll(async () => (await summaryOf(studio, attemptId))?.report.state).not.toBe('running');
    await startReport(studio, attemptId);
    await reportDone(studio, attemptId);
    const keys = await keptKeys(dataFolder, attemptId);
    expect(keys).toEqual(withoutRepeats(keys));
    const once = await madeFrom(dataFolder, attemptId);

    await startReport(studio, attemptId);
    await reportDone(studio, attemptId);
    expect(await keptKeys(dataFolder, attemptId)).toEqual(keys);
    expect(await madeFrom(dataFolder, attemptId)).toEqual(once);
  });

  it('has a report that stands still while the next take is recorded, says why, and comes after that one, the same to the byte', async () => {
    const studio = await open(dataFolder);
    const told: string[] = [];
    const follow = (attemptId: string, name: string) =>
      studio.sources['report.progress']({ attemptId }, ({ state, waitsFor }) => {
        const now = `${name} ${waitsFor ?? state}`;
        if (told.at(-1) !== now) told.push(now);
      });
    const pcm = await talk();
    const first = await begin(studio, 'practice');
    follow(first, 'first');
    const feeder = createFeeder(pcm, 41);
    await feeder.feed(studio, first, Number.POSITIVE_INFINITY);
    await finish(studio, first, feeder.fedMs());

    const second = await begin(studio, 'practice');
    follow(second, 'second');
    const nextFeeder = createFeeder(pcm, 42);
    await nextFeeder.feed(studio, second, 2_000);
    expect((await summaryOf(studio, first))?.report).toMatchObject({
      state: 'running',
      waitsFor: 'recording',
    });
    await nextFeeder.feed(studio, second, Number.POSITIVE_INFINITY);
    await onePieceKept(second);
    await finish(studio, second, nextFeeder.fedMs());
    await reportDone(studio, first);
    expect(told).toEqual([
      'first running',
      'first recording',
      'second running',
      'first other-report',
      'second running',
      'second done',
      'first running',
      'first done',
    ]);
    expect(await keptKeys(dataFolder, first)).toEqual(withoutRepeats(await keptKeys(dataFolder, first)));
    expect(await madeCold(first)).toEqual(await madeFrom(dataFolder, first));
  });
});
