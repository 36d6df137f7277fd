import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { wavBytes } from '../../../../src/host/audio/write-wav.ts';
import { SidecarEngine } from '../../../../src/host/engines/sidecar-engine.ts';

/** What is timed: the same sound, model and threads for everybody. */
export interface EngineRace {
  readonly sidecar: string;
  readonly modelFile: string;
  /** 16 kHz mono; cut into windows of 30 s, as whisper-cli does. */
  readonly samples: Float32Array;
  readonly threads: number;
}

const windowSamples = 30 * 16_000;

const windowsOf = (samples: Float32Array): Float32Array[] =>
  Array.from({ length: Math.ceil(samples.length / windowSamples) }, (_, i) =>
    samples.subarray(i * windowSamples, (i + 1) * windowSamples),
  );

/** Milliseconds from the start of the program to the last word, with loading. */
export const timeSidecar = async (
  { sidecar, modelFile, samples, threads }: EngineRace,
  waiting: 'live' | 'batch' = 'batch',
): Promise<number> => {
  const startMs = performance.now();
  const engine = new SidecarEngine({ program: sidecar, waiting });
  try {
    const model = { path: modelFile, byteLength: statSync(modelFile).size };
    const options = { model, language: 'en', prompt: '', temperatureIncrement: 0.2, threads };
    await engine.load(model);
    for (const window of windowsOf(samples)) await engine.transcribe(window, options);
    return performance.now() - startMs;
  } finally {
    await engine.abort();
  }
};

/** The same for whisper-cli, which decodes as the engine does: greedy, nothing carried from window to window, processor only. */
export const timeWhisperCli = (cli: string, { modelFile, samples, threads }: EngineRace): number => {
  const folder = mkdtempSync(join(tmpdir(), 'whisper-cli-'));
  try {
    const file = join(folder, 'sound.wav');
    writeFileSync(file, wavBytes(samples));
    const decoding = ['-bs', '1', '-bo', '1', '-mc', '0', '-ng', '-fa', '-np', '-l', 'en'];
    const startMs = performance.now();
    const { status, stderr } = spawnSync(
      cli,
      ['-m', modelFile, '-f', file, '-t', String(threads), ...decoding],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        encoding: 'utf8',
        env: { ...process.env, GOMP_SPINCOUNT: '1000' },
      },
    );
    if (status !== 0) throw new Error(`whisper-cli failed: ${stderr.slice(-2000)}`);
    return performance.now() - startMs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
};

/** Keeps every core busy while `action` runs, as an encoder would. */
export const whileBusy = async <T>(action: () => Promise<T>): Promise<T> => {
  const code = 'let x = 1; for (;;) x = Math.imul(x, 1664525) + 1013904223;';
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(code, { eval: true }));
  try {
    return await action();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};
