import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import { Recogniser } from '../../../src/host/engines/recogniser.ts';
import { EngineSupervisor } from '../../../src/host/engines/engine-supervisor.ts';
import { listenAlong } from '../../../src/host/live/listen-along.ts';
import { createLiveListening, type LiveListening } from '../../../src/host/live/live-listening.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
import { speechTrack } from '../test-studio.ts';

const log = pino({ level: 'silent' });
const fragment = { track: 'speech' as const, sequence: 0, startMs: 0, endMs: 1_000 };
const second = new Uint8Array(32_000);

let folder: string;
let store: TakeStore;
let live: LiveListening;
let attemptId: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'listen-along-'));
  store = await openTakeStore(folder, log);
  live = createLiveListening({
    recogniser: new Recogniser(new EngineSupervisor({ sidecar: null, fallback: null })),
    speechFile: (id) => store.folder(id).speech,
    order: async () => null,
    log,
  });
  const plan = { kitId: 'kit', kitVersion: '1.0.0', scenarioId: 'demo', tracks: [speechTrack] };
  attemptId = await store.begin({ mode: 'practice', ...plan });
});
afterEach(async () => {
  await live.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it('knows that a take is recorded from its first speech to its end', async () => {
  const takes = listenAlong(store, live);
  expect(live.isRecording()).toBe(false);
  await takes.append(attemptId, fragment, second);
  expect(live.isRecording()).toBe(true);
  await takes.finish(attemptId, 1_000);
  expect(live.isRecording()).toBe(false);
});

it.each(['finish', 'abandon'] as const)(
  'lets nothing wait for a take that the disk refuses to close (%s)',
  async (way) => {
    const refuse = () => Promise.reject(new StudioError('disk-error'));
    const takes = listenAlong({ ...store, finish: refuse, abandon: refuse }, live);
    await takes.append(attemptId, fragment, second);
    await expect(takes[way](attemptId, 1_000)).rejects.toMatchObject({ code: 'disk-error' });
    expect(live.isRecording()).toBe(false);
  },
);

it('is not misled by a slow disk that answers after the take has ended', async () => {
  const written = Promise.withResolvers<void>();
  const append: TakeStore['append'] = async (...piece) => {
    const answer = await store.append(...piece);
    await written.promise;
    return answer;
  };
  const takes = listenAlong({ ...store, append }, live);
  const appended = takes.append(attemptId, fragment, second);
  await expect.poll(() => existsSync(store.folder(attemptId).journal)).toBe(true);
  await takes.finish(attemptId, 1_000);
  written.resolve();
  await appended;
  expect(live.isRecording()).toBe(false);
});

it('lets nothing wait for a take that is deleted while its last piece is written', async () => {
  const isWritten = Promise.withResolvers<void>();
  const slow: TakeStore = {
    ...store,
    append: async (...piece) => {
      const answer = await store.append(...piece);
      await isWritten.promise;
      return answer;
    },
    remove: async (id) => {
      isWritten.resolve();
      await appended;
      await store.remove(id);
    },
  };
  const takes = listenAlong(slow, live);
  const appended = takes.append(attemptId, fragment, second);
  await takes.remove(attemptId);
  expect(live.isRecording()).toBe(false);
});
