import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import type { Piece } from '../../../src/core/transcript/pieces.ts';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { type ReadyModel, Recogniser } from '../../../src/host/engines/recogniser.ts';
import type { EngineInfo, SpeechEngine } from '../../../src/host/engines/speech-engine.ts';
import { createLiveWords, type LiveWords } from '../../../src/host/live/live-words.ts';

let folder = '';
let model: ReadyModel;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-words-'));
  const path = join(folder, 'model.bin');
  await writeFile(path, 'model');
  const sha256 = createHash('sha256').update('model').digest('hex');
  model = { id: 'model', path, byteLength: 5, sha256, isTestModel: false };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const speech = sourceOfSamples(
  Float32Array.from({ length: 200 * 16_000 }, (_, i) => Math.floor(i / 16_000) / 1000),
);
/** The piece of one second that begins with this one. */
const pieceAt = (second: number): Piece => {
  const moment = { startMs: second * 1000, endMs: second * 1000 + 1000 };
  return { ...moment, voiced: [moment] };
};
const nothing = pieceAt(199);
const noTail = { ...nothing, endMs: nothing.startMs };

/** Live recognition with an engine that fails where `failAt` has an error for the try (from 0) of a second. */
const open = (
  failAt: (second: number, attempt: number, signal?: AbortSignal) => Error | null | Promise<never>,
) => {
  const tried: number[] = [];
  const errors: unknown[] = [];
  let info: EngineInfo = {
    engine: 'e',
    engineVersion: '1',
    variant: 'v',
    isSlow: false,
    isMultilingual: true,
  };
  const engine: SpeechEngine = {
    load: () => Promise.resolve(info),
    info: () => info,
    abort: () => Promise.resolve(),
    transcribe: (samples, { isFastOnly, signal }) => {
      expect(isFastOnly).toBe(true);
      const second = Math.round((samples[0] ?? 0) * 1000);
      const error = failAt(second, tried.filter((one) => one === second).length, signal);
      tried.push(second);
      if (error instanceof Promise) return error;
      return error
        ? Promise.reject(error)
        : Promise.resolve({ segments: [], language: 'en', threads: 1, wallMs: 1 });
    },
  };
  const words = createLiveWords({
    recogniser: new Recogniser(engine),
    speech,
    order: () => Promise.resolve({ model, language: 'en', prompt: '' }),
    onError: (error) => errors.push(error),
  });
  const turnSlow = (): void => {
    info = { ...info, isSlow: true };
  };
  return { words, tried, errors, turnSlow };
};

/** Gives a piece, and waits until nothing is under way. */
const give = async (words: LiveWords, ...seconds: number[]): Promise<void> => {
  words.add(seconds.map(pieceAt));
  await words.peek(() => null, new AbortController().signal);
};
const peek = (words: LiveWords) => words.peek(() => noTail, new AbortController().signal);
const tooLong = () => new StudioError('engine-timeout');

describe('live recognition', () => {
  it('rests for two pieces after a failure, then tries the same piece again and catches up', async () => {
    const { words, tried, errors } = open((second, attempt) =>
      second === 1 && attempt === 0 ? tooLong() : null,
    );
    await give(words, 0);
    await give(words, 1);
    await give(words, 2);
    expect(tried).toEqual([0, 1]);
    expect(await peek(words)).toBeNull();
    await give(words, 3);
    expect(tried).toEqual([0, 1, 1, 2, 3]);
    expect((await peek(words))?.pieces).toHaveLength(4);
    expect(errors).toHaveLength(1);
  });

  it('leaves a piece that fails twice to the report, and does not say afterwards that it knows all words', async () => {
    const { words, tried } = open((second) => (second === 0 ? tooLong() : null));
    await give(words, 0);
    await give(words, 1, 2);
    await give(words, 3, 4, 5, 6);
    expect(tried).toEqual([0, 0, 1, 2, 3, 4, 5, 6]);
    expect(await peek(words)).toBeNull();
  });

  it('tries ever more seldom while everything fails, and never without a new piece', async () => {
    const { words, tried } = open(tooLong);
    for (let second = 0; second < 100; second++) await give(words, second);
    // After 2, 4, 8, and then every 16 pieces.
    expect(tried).toHaveLength(9);
    await give(words);
    expect(tried).toHaveLength(9);
  });

  it('gives up at once where another try cannot help', async () => {
    const { words, tried } = open(() => new StudioError('engine-missing'));
    for (let second = 0; second < 20; second++) await give(words, second);
    expect(tried).toEqual([0]);
  });

  it('ends when the engine has turned into the slow one, and leaves the rest to the report', async () => {
    const { words, tried, turnSlow, errors } = open(() => null);
    await give(words, 0, 1);
    turnSlow();
    for (let second = 2; second < 20; second++) await give(words, second);
    expect(tried).toEqual([0, 1]);
    expect(await peek(words)).toBeNull();
    expect(errors).toEqual([]);
  });

  it('gives up a piece that takes too long after the take, as the report recognises it anew', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { words, tried, errors } = open(
        (_second, _attempt, signal) =>
          new Promise((_resolve, reject) =>
            signal?.addEventListener('abort', () => reject(new StudioError('cancelled'))),
          ),
      );
      words.add([pieceAt(0)]);
      await vi.waitUntil(() => tried.length === 1);
      let hasEnded = false;
      const ended = words.rest().then(() => (hasEnded = true));
      await vi.advanceTimersByTimeAsync(9_000);
      expect(hasEnded).toBe(false);
      await vi.advanceTimersByTimeAsync(2_000);
      await ended;
      expect(errors).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});
