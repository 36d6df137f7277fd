import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import type { LoadedKit } from '../../../src/contract/kit.ts';
import type { TrackPlan } from '../../../src/contract/take.ts';
import type { Transcript } from '../../../src/contract/transcript.ts';
import { readResults, restingProgress } from '../../../src/host/attempts/summary.ts';
import { EngineSupervisor } from '../../../src/host/engines/engine-supervisor.ts';
import { type ReadyModel, Recogniser } from '../../../src/host/engines/recogniser.ts';
import { writeJson } from '../../../src/host/files.ts';
import { hashFile } from '../../../src/host/hashing.ts';
import { loadKit } from '../../../src/host/kit/load-kit.ts';
import { createReportMaker } from '../../../src/host/report/report-maker.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
import { testModelPath } from '../engines/engine-fixtures.ts';
import { joined, movingVoice, silence } from '../../core/analysis/sounds.ts';

const log = pino({ level: 'silent' });
const durationMs = 9000;
/** Two seconds of voice, five of waiting, two of voice. */
const sound = new Uint8Array(
  Int16Array.from(joined(movingVoice(2), silence(5), movingVoice(2)), (sample) => Math.round(sample * 32_767))
    .buffer,
);

let folder: string;
let takes: TakeStore;
let kit: LoadedKit;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  takes = await openTakeStore(folder, log);
  kit = await loadKit(inRoot('resources/sample-kit'));
});
afterAll(async () => {
  await takes.close();
  await rm(folder, { recursive: true, force: true });
});

const speech: TrackPlan = { kind: 'speech', label: 'Voice', contentType: 'audio/wav' };

/** A take of the sound and of empty tracks beside it. */
const takeWith = async (others: readonly TrackPlan[]): Promise<string> => {
  const attemptId = await takes.begin({
    mode: 'certification',
    kitId: kit.kit.id,
    kitVersion: kit.kit.version,
    scenarioId: 'product-demo',
    tracks: [...others, speech],
  });
  for (const { kind } of others)
    await takes.append(
      attemptId,
      { track: kind, sequence: 0, startMs: 0, endMs: durationMs },
      new Uint8Array(9),
    );
  await takes.append(attemptId, { track: 'speech', sequence: 0, startMs: 0, endMs: durationMs }, sound);
  await takes.finish(attemptId, durationMs);
  return attemptId;
};

/** Makes its report where no engine runs. */
const report = (attemptId: string, model: ReadyModel | null = null) =>
  createReportMaker({
    takes,
    kit,
    recogniser: new Recogniser(new EngineSupervisor({ sidecar: null, fallback: null, log: () => undefined })),
    readyModel: async () => model,
    live: { finish: async () => null, forget: async () => undefined },
    log,
  })(attemptId, { signal: new AbortController().signal, onProgress: () => undefined });

/** The check on dead air in the report of a take with these tracks. */
const deadAirOf = async (others: readonly TrackPlan[]) => {
  const attemptId = await takeWith(others);
  await report(attemptId);
  const { scorecard } = await readResults(takes.folder(attemptId));
  const checks = scorecard?.criteria.flatMap((criterion) => criterion.checks) ?? [];
  return checks.find(({ checkId }) => checkId === 'dead-air');
};
const plan = (kind: TrackPlan['kind']): TrackPlan => ({ kind, label: kind, contentType: 'video/mp4' });

test.each(['original', 'camera'] as const)(
  'a silence of a take whose only picture is the track %s goes to a person',
  async (kind) => {
    const check = await deadAirOf([plan(kind)]);
    expect(check).toMatchObject({ verdict: 'person' });
    expect(check?.reason).toContain('The screen was not watched');
    expect(check?.evidence).toHaveLength(1);
  },
);

test('the same silence before a recorded screen on which nothing ever changed is dead air', async () => {
  expect(await deadAirOf([plan('screen')])).toMatchObject({ verdict: 'failed' });
});

describe('a report whose words cannot be recognised', () => {
  let model: ReadyModel;
  beforeAll(async () => {
    const { sha256 } = await hashFile(testModelPath);
    const { size } = await stat(testModelPath);
    model = { id: 'b', path: testModelPath, byteLength: size, sha256, isTestModel: true };
  });
  const standingOf = async (attemptId: string) =>
    restingProgress({ attemptId }, await readResults(takes.folder(attemptId)));

  test('says why after the studio was closed, too, until it is made again', async () => {
    const attemptId = await takeWith([]);
    await expect(report(attemptId, model)).rejects.toMatchObject({ code: 'engine-missing' });
    expect(await standingOf(attemptId)).toMatchObject({ state: 'failed', code: 'engine-missing' });
    expect(await report(attemptId)).toBe('waiting-for-model');
    expect(await standingOf(attemptId)).toMatchObject({ state: 'waiting-for-model' });
  });

  test.each(['fails', 'is gone'])(
    'has those that another model wrote, where the one of now %s',
    async (how) => {
      const attemptId = await takeWith([]);
      const word = { index: 0, text: 'Welcome', startMs: 300, endMs: 900, probability: 0.9, segmentIndex: 0 };
      const transcript: Transcript = {
        schemaVersion: 1,
        language: 'en',
        recogniser: {
          engine: 'e',
          engineVersion: '1',
          variant: 'v',
          threads: 1,
          modelId: 'a',
          modelSha256: 'a'.repeat(64),
          isTestModel: false,
        },
        pieces: [{ startMs: 0, endMs: 2000 }],
        segments: [{ index: 0, startMs: 300, endMs: 900, noSpeechProbability: 0, meanLogProbability: -0.1 }],
        words: [word],
        droppedSegments: 0,
      };
      await writeJson(takes.folder(attemptId).transcript, transcript);
      expect(await report(attemptId, how === 'fails' ? model : null)).toBe('done');
      const results = await readResults(takes.folder(attemptId));
      expect(results.analysis?.hasTranscript).toBe(true);
      expect(results.transcript).toEqual(transcript);
      expect(await standingOf(attemptId)).toMatchObject({ state: 'done' });
    },
  );
});
