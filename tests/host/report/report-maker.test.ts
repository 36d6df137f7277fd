import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import type { LoadedKit } from '../../../src/contract/kit.ts';
import type { TrackPlan } from '../../../src/contract/take.ts';
import { readResults } from '../../../src/host/attempts/summary.ts';
import { EngineSupervisor } from '../../../src/host/engines/engine-supervisor.ts';
import { Recogniser } from '../../../src/host/engines/recogniser.ts';
import { loadKit } from '../../../src/host/kit/load-kit.ts';
import { createReportMaker } from '../../../src/host/report/report-maker.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
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

/** The check on dead air in the report of a take with these tracks. */
const deadAirOf = async (others: readonly TrackPlan[]) => {
  const speech: TrackPlan = { kind: 'speech', label: 'Voice', contentType: 'audio/wav' };
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
  const makeReport = createReportMaker({
    takes,
    kit,
    recogniser: new Recogniser(new EngineSupervisor({ sidecar: null, fallback: {}, log: () => undefined })),
    readyModel: async () => null,
    live: { finish: async () => null, forget: async () => undefined },
    log,
  });
  await makeReport(attemptId, { signal: new AbortController().signal, onProgress: () => undefined });
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
