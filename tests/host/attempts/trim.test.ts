import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { AttemptDetail } from '../../../src/contract/attempt.ts';
import type { Moment } from '../../../src/contract/primitives.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import type { OpenStudio } from '../../../src/host/studio.ts';
import { callContext, openTestStudio, speechTrack } from '../test-studio.ts';

const lengthMs = 14_000;
let dataFolder: string;
let studio: OpenStudio;

/** Records the beginning of a voice, with a section that begins in its middle. */
const record = async (mode: 'practice' | 'certification'): Promise<string> => {
  const { handlers } = studio;
  const order = { scenarioId: 'product-demo', mode, tracks: [speechTrack] };
  const { attemptId } = await handlers['take.begin'](order, callContext());
  const samples = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  const pcm = Int16Array.from(samples.subarray(0, lengthMs * 16), (sample) => Math.round(sample * 32_767));
  const fragment = { attemptId, track: 'speech' as const, sequence: 0, startMs: 0, endMs: lengthMs };
  await handlers['take.append'](fragment, callContext(new Uint8Array(pcm.buffer)));
  for (const [atMs, sectionId] of [
    [0, 'opening'],
    [7_000, 'portal'],
  ] as const) {
    const event = { kind: 'section-started' as const, atMs, sectionId };
    await handlers['take.event']({ attemptId, event }, callContext());
  }
  await handlers['take.finish']({ attemptId, durationMs: lengthMs }, callContext());
  return attemptId;
};

const detail = async (attemptId: string): Promise<AttemptDetail> =>
  AttemptDetail.parse(await studio.handlers['attempts.get']({ attemptId }, callContext()));

const trim = async (attemptId: string, range: Moment | null) =>
  studio.handlers['attempts.trim']({ attemptId, range }, callContext());

const untilDone = async (attemptId: string): Promise<AttemptDetail> => {
  await vi.waitFor(async () => expect((await detail(attemptId)).summary.report.state).toBe('done'), {
    timeout: 120_000,
    interval: 100,
  });
  return detail(attemptId);
};

const fileOf = (attemptId: string, name: string): string => join(dataFolder, 'attempts', attemptId, name);

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'trim-'));
  studio = await openTestStudio(dataFolder);
});
afterAll(async () => {
  await studio.close();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('trimming practice', () => {
  const range = { startMs: 5_000, endMs: 12_000 };
  let attemptId: string;
  let whole: AttemptDetail;
  let trimmed: AttemptDetail;

  beforeAll(async () => {
    attemptId = await record('practice');
    whole = await untilDone(attemptId);
    await trim(attemptId, range);
    trimmed = await untilDone(attemptId);
  });

  it('makes the report from the part that was kept, on the clock of the take', () => {
    expect(trimmed.transcript).toEqual(whole.transcript);
    const spoken = trimmed.transcript?.words ?? [];
    const evidence = trimmed.scorecard?.criteria.flatMap(({ checks }) =>
      checks.flatMap((check) => check.evidence),
    );
    const moments = [
      ...(trimmed.analysis?.voiced ?? []),
      ...(trimmed.analysis?.pauses ?? []),
      ...(evidence ?? []),
    ];
    expect(moments.length).toBeGreaterThan(5);
    for (const { startMs, endMs } of moments) {
      expect(startMs).toBeGreaterThanOrEqual(range.startMs);
      expect(endMs).toBeLessThanOrEqual(range.endMs);
    }
    for (const { quote, firstWordIndex, lastWordIndex } of evidence ?? []) {
      if (firstWordIndex === undefined || lastWordIndex === undefined) continue;
      const said = spoken.slice(firstWordIndex, lastWordIndex + 1).map(({ text }) => text);
      expect(said.join(' ')).toBe(quote);
    }
    // The words before and after are not counted.
    const rate = trimmed.analysis?.measures.find(({ id }) => id === 'speech-rate')?.value ?? 0;
    const inside = spoken.filter(({ startMs, endMs }) => startMs >= 5_000 && endMs <= 12_000);
    expect(Math.abs(rate - (inside.length * 60) / 7)).toBeLessThan(20);
  });

  it('counts only its length, and clips its sections', () => {
    expect(trimmed.trim).toEqual(range);
    expect(trimmed.summary.durationMs).toBe(7_000);
    expect(trimmed.analysis?.durationMs).toBe(7_000);
    expect(trimmed.scorecard?.durationMs).toBe(7_000);
    expect(
      trimmed.analysis?.sections.map(({ sectionId, startMs, endMs }) => [sectionId, startMs, endMs]),
    ).toEqual([
      ['opening', 5_000, 7_000],
      ['portal', 7_000, 12_000],
    ]);
    expect(trimmed.analysis?.curves.level.startMs).toBe(5_000);
  });

  it('leaves the take as it was', () => {
    expect(trimmed.take).toEqual(whole.take);
    expect(readFileSync(fileOf(attemptId, 'speech.wav')).length).toBe(44 + lengthMs * 32);
  });

  it('keeps it from becoming a certification attempt', async () => {
    await expect(
      (async () => studio.handlers['attempts.make-certification']({ attemptId }, callContext()))(),
    ).rejects.toMatchObject({ code: 'trimmed-stays-practice' });
    expect((await detail(attemptId)).take.mode).toBe('practice');
  });

  it('can be undone, and the report is the first one again, byte for byte', async () => {
    await trim(attemptId, null);
    const again = await untilDone(attemptId);
    expect(existsSync(fileOf(attemptId, 'trim.json'))).toBe(false);
    expect(again.trim).toBeNull();
    expect(again.scorecard).toEqual(whole.scorecard);
    expect(again.analysis).toEqual(whole.analysis);
    const { mode } = await studio.handlers['attempts.make-certification']({ attemptId }, callContext());
    expect(mode).toBe('certification');
  });
});

it('refuses a part that is too short or outside, and the trim of a certification attempt', async () => {
  const practice = await record('practice');
  for (const range of [
    { startMs: 0, endMs: 500 },
    { startMs: 5_000, endMs: lengthMs + 1 },
  ]) {
    await expect(trim(practice, range)).rejects.toMatchObject({ code: 'trim-out-of-range' });
  }
  const certification = await record('certification');
  await expect(trim(certification, { startMs: 0, endMs: 5_000 })).rejects.toMatchObject({
    code: 'trim-not-allowed',
  });
  expect(existsSync(fileOf(certification, 'trim.json'))).toBe(false);
});
