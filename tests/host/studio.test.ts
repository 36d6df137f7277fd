import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';
import type { AttemptSummary } from '../../src/contract/attempt.ts';
import type { AttemptMode } from '../../src/contract/take.ts';
import { readSpeechFile } from '../../src/host/audio/read-speech.ts';
import { testModelId } from '../../src/host/models/test-model.ts';
import type { OpenStudio } from '../../src/host/studio.ts';
import { callContext, openTestStudio, speechTrack, testModelFile } from './test-studio.ts';

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

/** Records six seconds of a voice; answers the attempt's id. */
const record = async ({ handlers }: OpenStudio, mode: AttemptMode = 'practice'): Promise<string> => {
  const order = { scenarioId: 'product-demo', mode, tracks: [speechTrack] };
  const { attemptId } = await handlers['take.begin'](order, callContext());
  const samples = (await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'))).subarray(
    0,
    96_000,
  );
  const pcm = Int16Array.from(samples, (sample) => Math.round(sample * 32_767));
  const fragment = { attemptId, track: 'speech' as const, sequence: 0, startMs: 0, endMs: 6_000 };
  await handlers['take.append'](fragment, callContext(new Uint8Array(pcm.buffer)));
  return attemptId;
};

const summary = async ({ handlers }: OpenStudio): Promise<AttemptSummary | undefined> =>
  (await handlers['attempts.list']({}, callContext())).attempts[0];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'studio-'));
});
afterEach(async () => {
  await close();
  await rm(dataFolder, { recursive: true, force: true });
});

it('makes the report of a take that the last studio left open, when it starts', async () => {
  const first = await open(testModelFile);
  const attemptId = await record(first);
  const copy = `${dataFolder}-crashed`;
  await cp(dataFolder, copy, { recursive: true });
  await close();
  await rm(dataFolder, { recursive: true });
  await cp(copy, dataFolder, { recursive: true });
  await rm(copy, { recursive: true });

  const second = await open(testModelFile);
  await expect
    .poll(() => summary(second))
    .toMatchObject({
      attemptId,
      takeState: 'recovered',
      durationMs: 6_000,
      report: { state: 'done' },
    });
});

it('reports without words while there is no model, and with words as soon as there is one', async () => {
  const first = await open(null);
  const attemptId = await record(first);
  await first.handlers['take.finish']({ attemptId, durationMs: 6_000 }, callContext());
  await expect
    .poll(() => summary(first))
    .toMatchObject({
      report: { state: 'waiting-for-model' },
      scoreShare: null,
    });
  await close();

  const second = await open(testModelFile);
  await expect.poll(() => summary(second)).toMatchObject({ report: { state: 'done' } });
  const { transcript } = await second.handlers['attempts.get']({ attemptId }, callContext());
  expect(transcript?.words.map(({ text }) => text).join(' ')).toContain('dashboard');
});

/** A model whose file can be spoilt, at the same length, and mended. */
const spoilableModel = async () => {
  const file = join(dataFolder, 'spoilable.bin');
  await copyFile(testModelFile, file);
  const whole = await readFile(file);
  const spoilt = Buffer.from(whole);
  spoilt.writeUInt8(spoilt.readUInt8(1_000) ^ 255, 1_000);
  return { file, spoil: () => writeFile(file, spoilt), mend: () => writeFile(file, whole) };
};

it('measures a take whose words cannot be recognised, says why, lets nothing out, and makes all of it when asked again', async () => {
  const model = await spoilableModel();
  const running = await open(model.file);
  const { handlers } = running;
  await model.spoil();
  const attemptId = await record(running, 'certification');
  await handlers['take.finish']({ attemptId, durationMs: 6_000 }, callContext());
  const detail = async () => handlers['attempts.get']({ attemptId }, callContext());
  const submitter = { name: 'Ana', email: 'ana@example.com', firm: 'Firm' };
  const preview = async () => handlers['submission.preview']({ attemptId, submitter }, callContext());

  await expect
    .poll(() => summary(running))
    .toMatchObject({ report: { state: 'failed', code: 'model-corrupt' }, scoreShare: null });
  const wordless = await detail();
  expect(wordless.transcript).toBeNull();
  expect(wordless.analysis?.measures.find(({ id }) => id === 'articulation-rate')?.value).toBeGreaterThan(2);
  expect(wordless.scorecard?.inputs.transcriptSha256).toBeNull();
  await expect(preview()).rejects.toMatchObject({ code: 'report-not-ready' });

  await model.mend();
  await handlers['report.start']({ attemptId }, callContext());
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
  const whole = await detail();
  expect(whole.transcript?.words.map(({ text }) => text).join(' ')).toContain('dashboard');
  expect(whole.analysis?.hasTranscript).toBe(true);
  expect((await preview()).files.map(({ name }) => name)).toContain('transcript.json');

  // A report with its words is not given up for one without.
  await model.spoil();
  await handlers['report.start']({ attemptId }, callContext());
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'failed' } });
  const { analysis, scorecard } = await detail();
  expect({ analysis, scorecard }).toEqual({ analysis: whole.analysis, scorecard: whole.scorecard });

  // Nobody has to ask again once the model is in order.
  await model.mend();
  await handlers['models.select']({ id: testModelId }, callContext());
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
});

it('does not let practice out, whatever is asked of it', async () => {
  const running = await open(null);
  const { handlers } = running;
  const attemptId = await record(running);
  await handlers['take.finish']({ attemptId, durationMs: 6_000 }, callContext());
  const submitter = { name: 'Ana', email: 'ana@example.com', firm: 'Firm' };
  await expect(
    (async () => handlers['submission.preview']({ attemptId, submitter }, callContext()))(),
  ).rejects.toMatchObject({ code: 'practice-stays-here' });
  const order = { attemptId, submitter, consentText: '', fileHashes: ['x'] };
  await expect((async () => handlers['submission.seal'](order, callContext()))()).rejects.toMatchObject({
    code: 'practice-stays-here',
  });
});

it('makes the report from corrected words in practice, and from recognised ones once it is a certification', async () => {
  const running = await open(testModelFile);
  const { handlers } = running;
  const attemptId = await record(running);
  await handlers['take.finish']({ attemptId, durationMs: 6_000 }, callContext());
  const detail = async () => handlers['attempts.get']({ attemptId }, callContext());
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
  const { transcript } = await detail();

  const range = { attemptId, firstWordIndex: 0, lastWordIndex: 1 };
  await handlers['transcript.correct']({ ...range, text: 'Good morning, everyone, and' }, callContext());
  const scored = async () => (await detail()).scorecard?.words;
  await expect.poll(scored).toEqual({ version: 'corrected', repairs: 0, corrections: 1 });
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
  // The report made again keeps the transcript that the corrections belong to.
  await handlers['report.start']({ attemptId }, callContext());
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
  expect((await detail()).transcript).toEqual(transcript);

  await handlers['attempts.make-certification']({ attemptId }, callContext());
  await expect.poll(scored).toEqual({ version: 'recognised', repairs: 0, corrections: 1 });
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
  const submitter = { name: 'Ana', email: 'ana@example.com', firm: 'Firm' };
  const { files } = await handlers['submission.preview']({ attemptId, submitter }, callContext());
  expect(files.map(({ name }) => name)).toContain('corrections.json');
});

it('takes a report up again that failed because of its model, once a model is there that may mend it', async () => {
  const running = await open(null);
  const { handlers } = running;
  const bytes = await readFile(testModelFile);
  const addModel = async () => {
    const piece = { fileName: 'mine.bin', byteOffset: 0, isLast: true };
    return await handlers['models.add-file'](piece, callContext(bytes));
  };
  const id = (await addModel())?.id ?? '';
  const damaged = Buffer.from(bytes);
  damaged[3_000_000] = (damaged[3_000_000] ?? 0) ^ 1;
  await writeFile(join(dataFolder, 'models', `${id}.bin`), damaged);
  const attemptId = await record(running);
  await handlers['take.finish']({ attemptId, durationMs: 6_000 }, callContext());
  await expect
    .poll(() => summary(running))
    .toMatchObject({ report: { state: 'failed', code: 'model-corrupt' } });

  await addModel();
  await expect.poll(() => summary(running)).toMatchObject({ report: { state: 'done' } });
});
