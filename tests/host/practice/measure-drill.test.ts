import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { withSpeechFile } from '../../../src/host/audio/speech-file.ts';
import { EngineSupervisor } from '../../../src/host/engines/engine-supervisor.ts';
import { Recogniser } from '../../../src/host/engines/recogniser.ts';
import { writeJson } from '../../../src/host/files.ts';
import { runPipeline } from '../../../src/host/pipeline.ts';
import { loadKit } from '../../../src/host/kit/load-kit.ts';
import { measureDrill } from '../../../src/host/practice/measure-drill.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
import type { LoadedKit } from '../../../src/contract/kit.ts';

let folder: string;
let takes: TakeStore;
let kit: LoadedKit;
let attemptId: string;
let pcm: Uint8Array;

const { signal } = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drill-'));
  takes = await openTakeStore(folder, pino({ level: 'silent' }));
  kit = await loadKit(inRoot('resources/sample-kit'));
  const samples = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  const whole = Int16Array.from(samples.subarray(0, 16_000 * 20), (sample) => Math.round(sample * 32_767));
  pcm = new Uint8Array(whole.buffer);
  attemptId = await takes.begin({
    mode: 'practice',
    kitId: 'sample',
    kitVersion: '1.0.0',
    scenarioId: 'product-demo',
    tracks: [{ kind: 'speech', label: 'Microphone', contentType: 'audio/wav' }],
  });
  await takes.append(attemptId, { track: 'speech', sequence: 0, startMs: 0, endMs: 20_000 }, pcm);
  await takes.finish(attemptId, 20_000);
});

afterAll(async () => {
  await takes.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a drill', () => {
  it('measures the passage and what was said again alike: the same sound gives the same figure', async () => {
    const moment = { startMs: 0, endMs: 20_000 };
    const { first, firstOf, again } = await measureDrill(
      { takes, kit },
      { attemptId, moment, measureId: 'pitch-variation' },
      pcm,
      signal,
    );
    expect(firstOf).toBe('passage');
    expect(first.id).toBe('pitch-variation');
    expect(first.value).not.toBeNull();
    expect(again.value).toBe(first.value);
  });

  it('stands in for words by ear: pace in syllables', async () => {
    const moment = { startMs: 0, endMs: 20_000 };
    const { first } = await measureDrill(
      { takes, kit },
      { attemptId, moment, measureId: 'speech-rate' },
      pcm,
      signal,
    );
    expect(first).toMatchObject({ id: 'syllable-rate', unit: 'syllables/s' });
  });

  it('compares with the whole run where there is no passage, and where the recording is gone', async () => {
    const order = { attemptId, moment: null, measureId: 'pitch-variation' as const };
    const early = measureDrill({ takes, kit }, order, pcm, signal);
    await expect(early).rejects.toMatchObject({ code: 'report-not-ready' });
    const folder = takes.folder(attemptId);
    const { analysis } = await withSpeechFile(folder.speech, async (speech) =>
      runPipeline(
        { speech, durationMs: 20_000, events: [], screenWatched: [], kit, scenarioId: 'product-demo' },
        {
          recogniser: new Recogniser(
            new EngineSupervisor({ sidecar: null, fallback: {}, log: () => undefined }),
          ),
          model: null,
        },
      ),
    );
    await writeJson(folder.analysis, analysis);
    const run = analysis.measures.find(({ id }) => id === 'pitch-variation');
    expect(await measureDrill({ takes, kit }, order, pcm, signal)).toMatchObject({
      firstOf: 'run',
      first: run,
    });
  });

  it('needs a second of sound, and a passage inside the take', async () => {
    const order = { attemptId, moment: { startMs: 0, endMs: 5_000 }, measureId: 'level' as const };
    const short = measureDrill({ takes, kit }, order, pcm.subarray(0, 3_200), signal);
    await expect(short).rejects.toMatchObject({ code: 'recording-too-short' });
    const outside = measureDrill(
      { takes, kit },
      { ...order, moment: { startMs: 30_000, endMs: 40_000 } },
      pcm,
      signal,
    );
    await expect(outside).rejects.toMatchObject({ code: 'bad-request' });
    const torn = measureDrill({ takes, kit }, order, pcm.subarray(0, 64_001), signal);
    await expect(torn).rejects.toMatchObject({ code: 'bad-request' });
  });
});
