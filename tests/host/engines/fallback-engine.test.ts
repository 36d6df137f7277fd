import { afterEach, describe, expect, it } from 'vitest';
import { FallbackEngine, segmentsFromTokens } from '../../../src/host/engines/fallback-engine.ts';
import { speech, testModel, truth } from './engine-fixtures.ts';

const engines: FallbackEngine[] = [];
afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.abort())));

const newEngine = (limits = {}): FallbackEngine => {
  const engine = new FallbackEngine({ limits });
  engines.push(engine);
  return engine;
};
const options = { model: testModel, language: 'en', prompt: '', temperatureIncrement: 0, threads: 1 };

describe('FallbackEngine', () => {
  it('recognises speech, and says that it is slow', async () => {
    const engine = newEngine();
    expect(await engine.load(testModel)).toMatchObject({
      engine: 'whisper.node',
      isSlow: true,
      isMultilingual: false,
    });
    expect(engine.info()?.message).toContain('slow');
    const shares: number[] = [];
    const result = await engine.transcribe(speech(), {
      ...options,
      onProgress: (share) => shares.push(share),
    });
    const texts = result.segments.map(({ tokens }) =>
      tokens
        .map(({ text }) => text)
        .join('')
        .trim(),
    );
    expect(texts.join(' ')).toBe(truth);
    expect(texts).toHaveLength(3);
    expect(result.segments[1]?.startMs).toBeGreaterThan(4500);
    expect(shares.at(-1)).toBe(1);
  });

  it('stops by killing its process, and starts again', async () => {
    const engine = newEngine();
    await engine.load(testModel);
    const before = engine.processId;
    const controller = new AbortController();
    const stopped = engine.transcribe(speech(), {
      ...options,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const again = await engine.transcribe(speech(), options);
    expect(again.segments).toHaveLength(3);
    expect(engine.processId).not.toBe(before);
  });

  it('says when its process died, and when it takes too long', async () => {
    const engine = newEngine({ pieceMs: 5 });
    await engine.load(testModel);
    await expect(engine.transcribe(speech(), options)).rejects.toMatchObject({ code: 'engine-timeout' });
    const dying = newEngine();
    await dying.load(testModel);
    const killed = dying.transcribe(speech(), {
      ...options,
      onProgress: () => dying.processId !== undefined && process.kill(dying.processId, 'SIGKILL'),
    });
    await expect(killed).rejects.toMatchObject({ code: 'engine-crashed' });
  });

  it('refuses what is no model', async () => {
    const load = newEngine().load({ path: import.meta.filename, byteLength: 10 });
    await expect(load).rejects.toMatchObject({ code: 'model-refused' });
  });
});

describe('segmentsFromTokens', () => {
  it('makes a segment of each sentence, with unknown probabilities', () => {
    const token = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 100 });
    const segments = segmentsFromTokens([
      token(' Yes', 0),
      token('.', 100),
      token(' And', 900),
      token(' so', 1000),
    ]);
    expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 200],
      [900, 1100],
    ]);
    expect(segments[0]).toMatchObject({ noSpeechProbability: null, meanLogProbability: null });
    expect(segments[0]?.tokens[0]?.probability).toBeNull();
    expect(segmentsFromTokens([])).toEqual([]);
  });
});
