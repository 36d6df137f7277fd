import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { sourceOfSamples } from '../../../../src/host/audio/speech-source.ts';
import { EngineSupervisor } from '../../../../src/host/engines/engine-supervisor.ts';
import { Recogniser } from '../../../../src/host/engines/recogniser.ts';
import { hashFile } from '../../../../src/host/hashing.ts';
import { loadKit } from '../../../../src/host/kit/load-kit.ts';
import { runPipeline } from '../../../../src/host/pipeline.ts';
import type { CallContext } from '../../../../src/host/rpc/handler.ts';
import { type OpenStudio, openStudio } from '../../../../src/host/studio.ts';

const context = (bytes: Uint8Array = new Uint8Array(0)): CallContext => ({
  signal: new AbortController().signal,
  connection: new AbortController().signal,
  bytes,
});

/** How long the report of a finished sound takes that was not listened to before, in ms; without words where `modelFile` is null. */
export const timeCold = async (
  samples: Float32Array,
  modelFile: string | null,
  sidecar: string,
): Promise<number> => {
  const kit = await loadKit(inRoot('resources/sample-kit'));
  const engine = new EngineSupervisor({ sidecar: { program: sidecar }, fallback: null });
  const model = modelFile
    ? {
        id: basename(modelFile),
        path: modelFile,
        byteLength: statSync(modelFile).size,
        sha256: (await hashFile(modelFile)).sha256,
        isTestModel: true,
      }
    : null;
  try {
    const startMs = performance.now();
    await runPipeline(
      {
        speech: sourceOfSamples(samples),
        durationMs: Math.round(samples.length / 16),
        events: [],
        screenWatched: [],
        kit,
        scenarioId: kit.kit.scenarios[0]?.id ?? '',
      },
      { recogniser: new Recogniser(engine), model },
    );
    return performance.now() - startMs;
  } finally {
    await engine.abort();
  }
};

const linesOf = async (file: string): Promise<number> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '').length;
};

/** Waits until the engine has recognised all it can know of: nothing new for some seconds. A machine that keeps up is there always. */
const keepUp = async (file: string): Promise<void> => {
  let lines = -1;
  for (let now = await linesOf(file); now !== lines; now = await linesOf(file)) {
    lines = now;
    await sleep(4_000);
  }
};

const feed = async ({ handlers }: OpenStudio, attemptId: string, samples: Float32Array): Promise<number> => {
  const second = 16_000;
  let sequence = 0;
  for (let at = 0; at < samples.length; at += second) {
    const part = samples.subarray(at, at + second);
    const pcm = Int16Array.from(part, (sample) =>
      Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))),
    );
    const times = { startMs: sequence * 1000, endMs: sequence * 1000 + Math.ceil(part.length / 16) };
    const fragment = { attemptId, track: 'speech' as const, sequence, ...times };
    await handlers['take.append'](fragment, context(new Uint8Array(pcm.buffer)));
    sequence++;
  }
  return Math.round(samples.length / 16);
};

/** From Stop to the full report of a take that was listened to while it was recorded, in ms. */
export const timeStopToReport = async (samples: Float32Array, modelFile: string): Promise<number> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'stop-to-report-'));
  const studio = await openStudio({
    dataFolder,
    kitFolder: inRoot('resources/sample-kit'),
    exportFolder: join(dataFolder, 'saved'),
    testModelFile: modelFile,
    resourcesFolder: null,
    backendUrl: null,
    shell: 'chromium',
    log: pino({ level: 'silent' }),
  });
  try {
    const { handlers, sources } = studio;
    const tracks = [{ kind: 'speech' as const, label: 'Microphone', contentType: 'audio/wav' }];
    const order = { scenarioId: 'product-demo', mode: 'practice' as const, tracks };
    const { attemptId } = await handlers['take.begin'](order, context());
    const durationMs = await feed(studio, attemptId, samples);
    await keepUp(join(dataFolder, 'attempts', attemptId, 'transcript-pieces.jsonl'));
    const done = Promise.withResolvers<void>();
    sources['report.progress']({ attemptId }, ({ state, code }) => {
      if (state === 'done') done.resolve();
      if (state === 'failed') done.reject(new Error(`The report failed: ${code}.`));
    });
    const startMs = performance.now();
    await handlers['take.finish']({ attemptId, durationMs }, context());
    await done.promise;
    return performance.now() - startMs;
  } finally {
    await studio.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
};
