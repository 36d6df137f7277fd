import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import type { AttemptSummary } from '../../../src/contract/attempt.ts';
import { Take } from '../../../src/contract/take.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import type { OpenStudio } from '../../../src/host/studio.ts';
import { callContext, openTestStudio, speechTrack, testModelFile } from '../test-studio.ts';

let dataFolder: string;
let studio: OpenStudio | undefined;

const open = async (modelFile: string | null): Promise<OpenStudio> => {
  studio = await openTestStudio(dataFolder, modelFile);
  return studio;
};

const close = async (): Promise<void> => {
  await studio?.close();
  studio = undefined;
};

/** Six seconds of a voice; `isOpen` leaves the take open. */
const record = async (
  { handlers }: OpenStudio,
  { keeps, isOpen = false }: { keeps?: 'report'; isOpen?: boolean },
): Promise<string> => {
  const order = { scenarioId: 'product-demo', mode: 'practice' as const, tracks: [speechTrack] };
  const { attemptId } = await handlers['take.begin'](
    { ...order, ...(keeps ? { keeps } : {}) },
    callContext(),
  );
  const voice = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  const pcm = Int16Array.from(voice.subarray(0, 96_000), (sample) => Math.round(sample * 32_767));
  const fragment = { attemptId, track: 'speech' as const, sequence: 0, startMs: 0, endMs: 6_000 };
  await handlers['take.append'](fragment, callContext(new Uint8Array(pcm.buffer)));
  if (!isOpen) await handlers['take.finish']({ attemptId, durationMs: 6_000 }, callContext());
  return attemptId;
};

const summary = async ({ handlers }: OpenStudio): Promise<AttemptSummary | undefined> =>
  (await handlers['attempts.list']({}, callContext())).attempts[0];
const standing = async (running: OpenStudio) => {
  const found = await summary(running);
  return `${found?.report.state}, ${found?.media}`;
};
const filesOf = (attemptId: string): string[] => readdirSync(join(dataFolder, 'attempts', attemptId)).sort();
const takeFile = (attemptId: string): string => join(dataFolder, 'attempts', attemptId, 'take.json');
const changeTake = (attemptId: string, change: Partial<Take>): void => {
  const take = Take.parse(JSON.parse(readFileSync(takeFile(attemptId), 'utf8')));
  writeFileSync(takeFile(attemptId), JSON.stringify({ ...take, ...change }));
};
const refusal = async (call: () => unknown): Promise<unknown> =>
  (async () => call())().then(
    () => 'no refusal',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'media-removal-'));
});
afterEach(async () => {
  await close();
  await rm(dataFolder, { recursive: true, force: true });
});

describe('practice of which only the report is kept', () => {
  it('has a whole report and no recording, and what needs the recording is refused in words', async () => {
    const running = await open(testModelFile);
    const { handlers } = running;
    const attemptId = await record(running, { keeps: 'report' });
    await expect.poll(() => standing(running)).toBe('done, deleted');
    // The journal goes last, after `take.json` says so.
    await expect
      .poll(() => filesOf(attemptId))
      .toEqual(['analysis.json', 'events.jsonl', 'score.json', 'take.json', 'transcript.json']);

    const detail = await handlers['attempts.get']({ attemptId }, callContext());
    expect(detail.transcript?.words.map(({ text }) => text).join(' ')).toContain('dashboard');
    expect(detail.analysis?.curves.pace.values.length).toBeGreaterThan(0);
    expect(detail.take).toMatchObject({ keeps: 'report', durationMs: 6_000, cueing: 'on' });
    expect(detail.mayBecomeCertification).toBe(false);

    const read = { attemptId, track: 'speech' as const, byteOffset: 0, byteLength: 44 };
    const words = { attemptId, firstWordIndex: 0, lastWordIndex: 0, text: 'Good' };
    const file = { attemptId, kind: 'video' as const, expectedBytes: 0 };
    const range = { startMs: 0, endMs: 3_000 };
    expect(await refusal(() => handlers['take.read'](read, callContext()))).toBe('recording-deleted');
    expect(await refusal(() => handlers['report.start']({ attemptId }, callContext()))).toBe(
      'recording-deleted',
    );
    expect(await refusal(() => handlers['transcript.correct'](words, callContext()))).toBe(
      'recording-deleted',
    );
    expect(await refusal(() => handlers['export.begin'](file, callContext()))).toBe('recording-deleted');
    expect(await refusal(() => handlers['attempts.trim']({ attemptId, range }, callContext()))).toBe(
      'recording-deleted',
    );
    expect(await refusal(() => handlers['attempts.make-certification']({ attemptId }, callContext()))).toBe(
      'practice-stays-here',
    );

    const voice = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
    const again = Int16Array.from(voice.subarray(0, 64_000), (sample) => Math.round(sample * 32_767));
    const drill = { attemptId, moment: { startMs: 0, endMs: 4_000 }, measureId: 'level' as const };
    expect(await handlers['practice.drill'](drill, callContext(new Uint8Array(again.buffer)))).toMatchObject({
      firstOf: 'run',
      first: { id: 'level' },
    });

    await close();
    const next = await open(testModelFile);
    expect(await standing(next)).toBe('done, deleted');
    const points = await next.handlers['practice.progress']({ scenarioId: 'product-demo' }, callContext());
    expect(points.points.map((point) => point.attemptId)).toEqual([attemptId]);
  });

  it('waits for its words where there is no model; its person may delete the recording before', async () => {
    const running = await open(null);
    const attemptId = await record(running, { keeps: 'report' });
    await expect.poll(() => standing(running)).toBe('waiting-for-model, until-report');
    expect(filesOf(attemptId)).toContain('speech.wav');

    const after = await running.handlers['attempts.delete-media']({ attemptId }, callContext());
    expect(after).toMatchObject({ media: 'deleted', report: { state: 'done' } });
    expect(filesOf(attemptId)).not.toContain('speech.wav');
    await close();
    // A model that comes later finds nothing to write down, and does not try.
    expect(await standing(await open(testModelFile))).toBe('done, deleted');
  });

  it('is not a certification', async () => {
    const { handlers } = await open(null);
    const order = { scenarioId: 'product-demo', mode: 'certification' as const, tracks: [speechTrack] };
    expect(await refusal(() => handlers['take.begin']({ ...order, keeps: 'report' }, callContext()))).toBe(
      'certification-stays-whole',
    );
    const { attemptId } = await handlers['take.begin'](order, callContext());
    expect(await refusal(() => handlers['attempts.delete-media']({ attemptId }, callContext()))).toBe(
      'certification-stays-whole',
    );
  });
});

describe('a studio that ended in between', () => {
  it('deletes at its next start what it had not come to', async () => {
    const first = await open(testModelFile);
    const attemptId = await record(first, {});
    await expect.poll(() => standing(first)).toBe('done, kept');
    await close();
    changeTake(attemptId, { keeps: 'report' });

    await open(testModelFile);
    expect(filesOf(attemptId)).not.toContain('speech.wav');
    expect(filesOf(attemptId)).toContain('score.json');
  });

  it('removes the files that it had begun to remove', async () => {
    const first = await open(testModelFile);
    const attemptId = await record(first, {});
    await expect.poll(() => standing(first)).toBe('done, kept');
    await close();
    changeTake(attemptId, { keeps: 'report', mediaDeletedAt: new Date().toISOString() });

    const second = await open(testModelFile);
    expect(filesOf(attemptId)).toEqual([
      'analysis.json',
      'events.jsonl',
      'score.json',
      'take.json',
      'transcript.json',
    ]);
    expect(await standing(second)).toBe('done, deleted');
  });

  it('keeps a take that was cut off until its person has answered what becomes of it', async () => {
    const first = await open(testModelFile);
    const attemptId = await record(first, { keeps: 'report', isOpen: true });
    await close();

    const second = await open(testModelFile);
    await expect.poll(() => standing(second)).toBe('done, until-report');
    expect(filesOf(attemptId)).toContain('speech.wav');
    await second.handlers['attempts.keep']({ attemptId }, callContext());
    await expect.poll(() => standing(second)).toBe('done, deleted');
    expect(filesOf(attemptId)).not.toContain('speech.wav');
  });
});
