import { copyFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SidecarEngine, type SidecarEngineSettings } from '../../../src/host/engines/sidecar-engine.ts';
import type { EngineResult, TranscribeOptions } from '../../../src/host/engines/speech-engine.ts';
import {
  firstBuildMs,
  hum,
  noise,
  sidecarProgram,
  speech,
  testModel,
  testModelPath,
  truth,
} from './engine-fixtures.ts';

let program = '';
beforeAll(async () => {
  program = await sidecarProgram();
}, firstBuildMs);

const engines: SidecarEngine[] = [];
const folders: string[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.abort()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

const newEngine = (settings: Partial<SidecarEngineSettings> = {}): SidecarEngine => {
  const engine = new SidecarEngine({ program, ...settings });
  engines.push(engine);
  return engine;
};
const loaded = async (settings: Partial<SidecarEngineSettings> = {}): Promise<SidecarEngine> => {
  const engine = newEngine(settings);
  await engine.load(testModel);
  return engine;
};
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  folders.push(folder);
  return folder;
};

const options: TranscribeOptions = {
  model: testModel,
  language: 'en',
  prompt: 'Um, uh, hmm, er, ah.',
  temperatureIncrement: 0,
  threads: 1,
};
const textOf = ({ segments }: EngineResult): string =>
  segments
    .flatMap(({ tokens }) => tokens.map(({ text }) => text))
    .join('')
    .trim();

const signalProcess = (engine: SidecarEngine, signal: NodeJS.Signals): void => {
  if (engine.processId === undefined) throw new Error('no process to signal');
  process.kill(engine.processId, signal);
};

describe('SidecarEngine', () => {
  it('says what it is once a model is loaded', async () => {
    const engine = newEngine();
    expect(engine.info()).toBeNull();
    const info = await engine.load(testModel);
    expect(info).toMatchObject({ engine: 'whisper-sidecar', isSlow: false, isMultilingual: false });
    expect(info.engineVersion).toMatch(/^whisper\.cpp \d/);
    expect(info.variant.length).toBeLessThanOrEqual(60);
    expect(engine.info()).toEqual(info);
  });

  it('recognises speech with times, probabilities and progress', async () => {
    const engine = await loaded();
    const progress: number[] = [];
    const result = await engine.transcribe(speech(), {
      ...options,
      onProgress: (share) => progress.push(share),
    });
    expect(textOf(result)).toBe(truth);
    expect(result).toMatchObject({ language: 'en', threads: 1 });
    expect(progress.at(-1)).toBe(1);
    for (const segment of result.segments) {
      expect(segment.noSpeechProbability).toBeLessThan(0.1);
      expect(segment.meanLogProbability).toBeGreaterThan(-0.5);
      expect(
        segment.tokens.every(
          ({ probability }) => probability !== null && probability > 0 && probability <= 1,
        ),
      ).toBe(true);
    }
    const [, second] = result.segments;
    expect(second?.startMs).toBeGreaterThan(4500);
    expect(second?.startMs).toBeLessThan(5700);
  });

  it('takes 16-bit samples as well', async () => {
    const engine = await loaded();
    const samples = Int16Array.from(speech(), (sample) => Math.round(sample * 32_768));
    expect(textOf(await engine.transcribe(samples, options))).toBe(truth);
  });

  it.each([1, 2, 3])('gives the same text with %i threads', async (threads) => {
    const engine = await loaded();
    const result = await engine.transcribe(speech(), { ...options, threads });
    expect(result.threads).toBe(threads);
    expect(textOf(result)).toBe(truth);
  });

  it.each([
    ['silence', () => new Float32Array(10 * 16_000)],
    ['noise', () => noise(10 * 16_000, 0.05)],
    ['the hum of the mains', () => hum(10 * 16_000, 0.02)],
  ])('hears no words in %s', async (_, samples) => {
    const engine = await loaded();
    expect(textOf(await engine.transcribe(samples(), options))).toBe('');
  });

  it('recognises pieces in the order asked, each on its own', async () => {
    const engine = await loaded();
    const first = speech().subarray(0, 5 * 16_000);
    const second = speech().subarray(5 * 16_000, 8.5 * 16_000);
    const finished: number[] = [];
    const results = await Promise.all(
      [first, second, first].map(async (samples, index) => {
        const result = await engine.transcribe(samples, options);
        finished.push(index);
        return textOf(result);
      }),
    );
    expect(finished).toEqual([0, 1, 2]);
    expect(results[0]).toBe(results[2]);
    expect(results[1]).toBe('First, let me share my screen.');
  });

  it('gives the same to the bit with any number of threads, however they wait', async () => {
    const engine = await loaded();
    const results: unknown[] = [];
    for (const [threads, waiting] of [
      [1, 'live'],
      [2, 'live'],
      [3, 'batch'],
    ] as const) {
      const { segments } = await engine.transcribe(speech(), { ...options, threads, waiting });
      results.push(segments);
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('gives way to everything else while a take is recorded, and to nothing afterwards', async () => {
    const engine = await loaded();
    const usual = getPriority();
    const priorities: number[] = [];
    for (const waiting of ['live', 'batch'] as const) {
      await engine.transcribe(speech(), { ...options, waiting });
      priorities.push(getPriority(engine.processId));
    }
    const [live = 0, batch] = priorities;
    expect(live).toBeGreaterThan(usual);
    expect(batch).toBe(usual);
  });

  it('stops when told, and is ready for the next piece', async () => {
    // A busy machine takes long to stop; that is no reason to replace the process here.
    const engine = await loaded({ limits: { cancelMs: 60_000 } });
    const controller = new AbortController();
    const stopped = engine.transcribe(speech(), {
      ...options,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const pid = engine.processId;
    expect(textOf(await engine.transcribe(speech(), options))).toBe(truth);
    expect(engine.processId).toBe(pid);
  });

  it('lets go of a piece that still waits', async () => {
    const engine = await loaded();
    const running = engine.transcribe(speech(), options);
    const controller = new AbortController();
    const waiting = engine.transcribe(speech(), { ...options, signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(textOf(await running)).toBe(truth);
    await expect(
      engine.transcribe(speech(), { ...options, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('resumes a piece whose process is killed', async () => {
    const engine = await loaded();
    const before = engine.processId;
    let isKilled = false;
    const result = await engine.transcribe(speech(), {
      ...options,
      onProgress: () => {
        if (!isKilled) signalProcess(engine, 'SIGKILL');
        isKilled = true;
      },
    });
    expect(textOf(result)).toBe(truth);
    expect(engine.processId).not.toBe(before);
  });

  it('starts again after its process was killed between pieces', async () => {
    const engine = await loaded();
    signalProcess(engine, 'SIGKILL');
    expect(textOf(await engine.transcribe(speech(), options))).toBe(truth);
  });

  it.each([
    ['in a short time', {}],
    ['in one piece, however long each took', { crashWindowMs: 0 }],
  ])('gives up after three crashes %s, and can be used again', async (_how, limits) => {
    const engine = await loaded({ limits });
    let kills = 0;
    const failing = engine.transcribe(speech(), {
      ...options,
      onProgress: (share) => {
        if (share > 0) return;
        kills++;
        signalProcess(engine, 'SIGSEGV');
      },
    });
    await expect(failing).rejects.toMatchObject({ code: 'engine-crashed' });
    expect(kills).toBe(3);
    expect(textOf(await engine.transcribe(speech(), options))).toBe(truth);
  });

  it('replaces a process that hangs, and tries once more with one thread', async () => {
    /** Undefined where the machine was so busy that the second try took too long as well. */
    const transcribeWithin = async (pieceMs: number): Promise<EngineResult | undefined> => {
      const engine = await loaded({ limits: { pieceMs } });
      let isStopped = false;
      try {
        return await engine.transcribe(speech(), {
          ...options,
          threads: 2,
          onProgress: () => {
            if (!isStopped) signalProcess(engine, 'SIGSTOP');
            isStopped = true;
          },
        });
      } catch (error) {
        expect(error).toMatchObject({ code: 'engine-timeout' });
        return undefined;
      }
    };
    const result =
      (await transcribeWithin(3000)) ?? (await transcribeWithin(12_000)) ?? (await transcribeWithin(48_000));
    expect(result?.threads).toBe(1);
    expect(result && textOf(result)).toBe(truth);
  });

  it('says so when it hangs twice', async () => {
    const engine = await loaded({ limits: { pieceMs: 300 } });
    const hanging = engine.transcribe(speech(), {
      ...options,
      onProgress: (share) => share === 0 && signalProcess(engine, 'SIGSTOP'),
    });
    await expect(hanging).rejects.toMatchObject({ code: 'engine-timeout' });
  });

  it('lets a slow process go on as long as it tells progress', async () => {
    const engine = await loaded({ limits: { pieceMs: 1000, timeoutsAllowed: 1 } });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let progress = 0;
      const result = await engine.transcribe(speech(), {
        ...options,
        onProgress: () => {
          progress++;
          vi.advanceTimersByTime(900);
        },
      });
      expect(progress).toBeGreaterThan(1);
      expect(textOf(result)).toBe(truth);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives a larger model longer', async () => {
    const large = { ...testModel, byteLength: 1000 * 2 ** 20 };
    const engine = newEngine({ limits: { pieceMs: 1000, timeoutsAllowed: 1 } });
    await engine.load(large);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const slow = engine.transcribe(speech(), {
        ...options,
        model: large,
        onProgress: (share) => share === 0 && vi.advanceTimersByTime(9000),
      });
      expect(textOf(await slow)).toBe(truth);
      const slower = engine.transcribe(speech(), {
        ...options,
        model: large,
        onProgress: (share) => share === 0 && vi.advanceTimersByTime(11_000),
      });
      await expect(slower).rejects.toMatchObject({ code: 'engine-timeout' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('kills a process that does not even stop when told', async () => {
    const engine = await loaded({ limits: { cancelMs: 200 } });
    const controller = new AbortController();
    const stuck = engine.transcribe(speech(), {
      ...options,
      signal: controller.signal,
      onProgress: () => {
        signalProcess(engine, 'SIGSTOP');
        controller.abort();
      },
    });
    await expect(stuck).rejects.toMatchObject({ code: 'cancelled' });
    expect(textOf(await engine.transcribe(speech(), options))).toBe(truth);
  });

  it('ends everything with abort, and loads again', async () => {
    const engine = await loaded();
    const calls = [engine.transcribe(speech(), options), engine.transcribe(speech(), options)];
    const outcomes = Promise.allSettled(calls);
    await engine.abort();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
    }
    expect(engine.info()).toBeNull();
    expect(engine.processId).toBeUndefined();
    await expect(engine.transcribe(speech(), options)).rejects.toMatchObject({ code: 'model-absent' });
    await engine.load(testModel);
    expect(textOf(await engine.transcribe(speech(), options))).toBe(truth);
  });
});

describe('SidecarEngine and bad models', () => {
  it('refuses a file that is not there, and one that is no model', async () => {
    const engine = newEngine();
    const absent = { path: join(await newFolder(), 'none.bin'), byteLength: 1 };
    await expect(engine.load(absent)).rejects.toMatchObject({ code: 'model-refused' });
    const noModel = { path: import.meta.filename, byteLength: 1000 };
    await expect(engine.load(noModel)).rejects.toMatchObject({ code: 'model-refused' });
    await engine.load(testModel);
    expect(textOf(await engine.transcribe(speech(), options))).toBe(truth);
  });

  it('takes a path with spaces and letters of any script', async () => {
    const path = join(await newFolder(), 'modèle de 音声 (1).bin');
    await copyFile(testModelPath, path);
    const info = await newEngine().load({ path, byteLength: testModel.byteLength });
    expect(info.engine).toBe('whisper-sidecar');
  });

  it('survives headers that ask for the impossible', async () => {
    const folder = await newFolder();
    // vocabulary, audio context, audio state, heads, layers, text context, state, heads, layers, mels, weight type
    const headers = [
      [51_864, 1500, 2_000_000_000, 6, 4, 448, 384, 6, 4, 80, 1],
      [51_864, 1500, 384, 0, 4, 448, 384, 0, 4, 80, 1],
      [51_864, 1500, 384, 6, -4, 448, 384, 6, -4, 80, 1],
      [2_000_000_000, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 1],
      [51_864, 1500, 384, 6, 4, 448, 384, 6, 4, 2_000_000_000, 1],
      [51_864, 1500, 384, 6, 4, 448, 384, 6, 4, 80, 999],
    ];
    for (const [index, header] of headers.entries()) {
      const path = join(folder, `${index}.bin`);
      await copyFile(testModelPath, path);
      const file = await open(path, 'r+');
      await file.write(new Uint8Array(new Int32Array(header).buffer), 0, header.length * 4, 4);
      await file.close();
      const engine = newEngine({ limits: { loadMs: 10_000 } });
      const refused = expect.toSatisfy((code) => code === 'model-refused' || code === 'engine-timeout');
      await expect(engine.load({ path, byteLength: 6_000_000 }), `header ${index}`).rejects.toMatchObject({
        code: refused,
      });
    }
  });
});

describe('SidecarEngine and bad programs', () => {
  it('says that there is no engine when the program cannot run', async () => {
    const folder = await newFolder();
    const absent = newEngine({ program: join(folder, 'nothing') });
    await expect(absent.load(testModel)).rejects.toMatchObject({ code: 'engine-missing' });
    const text = join(folder, 'text');
    await writeFile(text, 'no program', { mode: 0o755 });
    await expect(newEngine({ program: text }).load(testModel)).rejects.toMatchObject({
      code: 'engine-missing',
    });
  });

  it('does not wait for ever for a program that says nothing', async () => {
    const folder = await newFolder();
    const silent = join(folder, 'silent');
    await writeFile(silent, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    const engine = newEngine({ program: silent, limits: { loadMs: 200 } });
    await expect(engine.load(testModel)).rejects.toMatchObject({ code: 'engine-timeout' });
  });
});
