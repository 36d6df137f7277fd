import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { type ErrorCode, StudioError } from '../../src/contract/errors.ts';
import type { LoadedKit } from '../../src/contract/kit.ts';
import type { Moment } from '../../src/contract/primitives.ts';
import { canonicalJson } from '../../src/core/kit/canonical-json.ts';
import { readSpeechFile } from '../../src/host/audio/read-speech.ts';
import { sourceOfSamples } from '../../src/host/audio/speech-source.ts';
import { EngineSupervisor } from '../../src/host/engines/engine-supervisor.ts';
import { findSidecar } from '../../src/host/engines/find-sidecar.ts';
import { type ReadyModel, Recogniser } from '../../src/host/engines/recogniser.ts';
import type { SpeechEngine } from '../../src/host/engines/speech-engine.ts';
import { loadKit } from '../../src/host/kit/load-kit.ts';
import { type PipelineInput, type PipelineResult, runPipeline } from '../../src/host/pipeline.ts';
import { joined, silence } from '../core/analysis/sounds.ts';
import { plainWords, wordErrorRate } from '../e2e/support/compare.ts';
import { readTruth } from '../e2e/support/voice.ts';

const modelFile = inRoot('tests/fixtures/model/test-model.en-q4_0.bin');
const modelBytes = readFileSync(modelFile);
const model: ReadyModel = {
  id: 'test-model.en',
  path: modelFile,
  byteLength: modelBytes.length,
  sha256: createHash('sha256').update(modelBytes).digest('hex'),
  isTestModel: true,
};
const program = findSidecar(null);
const engine = new EngineSupervisor({ sidecar: program === null ? null : { program }, fallback: null });
const recogniser = new Recogniser(engine);

let kit: LoadedKit;
const inputOf = async (name: string, scenarioId: string): Promise<PipelineInput> => {
  const samples = await readSpeechFile(inRoot(`tests/fixtures/recordings/${name}.wav`));
  return {
    speech: sourceOfSamples(samples),
    durationMs: Math.round(samples.length / 16),
    events: [],
    screenWatched: [],
    kit,
    scenarioId,
  };
};

beforeAll(async () => {
  kit = await loadKit(inRoot('resources/sample-kit'));
});
afterAll(() => engine.abort());

describe('the way from sound to score', () => {
  it('goes through transcript, analysis and score, in this order, with progress that only rises', async () => {
    const order: string[] = [];
    const shares: Record<string, number[]> = {};
    const result = await runPipeline(
      await inputOf('objection-voice', 'objection'),
      { recogniser, model },
      {
        onProgress: (stage, share) => {
          shares[stage] = [...(shares[stage] ?? []), share];
        },
        onTranscript: async () => void order.push('transcript'),
        onAnalysis: async () => void order.push('analysis'),
        onScore: async () => void order.push('score'),
      },
    );
    expect(order).toEqual(['transcript', 'analysis', 'score']);
    for (const stage of Object.values(shares)) expect(stage).toEqual([...stage].sort((a, b) => a - b));
    expect(result.transcript?.recogniser.isTestModel).toBe(true);
    expect(result.analysis.hasTranscript).toBe(true);
    expect(result.scorecard.inputs.kitSha256).toBe(kit.sha256);
  });

  it.each([
    ['demo-voice', 'product-demo'],
    ['objection-voice', 'objection'],
  ])(
    'writes down %s as it was spoken, with at most two words in a hundred wrong',
    async (name, scenarioId) => {
      const { transcript } = await runPipeline(await inputOf(name, scenarioId), { recogniser, model });
      const heard = plainWords(transcript?.words.map(({ text }) => text).join(' ') ?? '');
      expect(wordErrorRate(plainWords(readTruth(name).text), heard)).toBeLessThanOrEqual(0.02);
    },
  );

  it('gives the same bytes for the same sound', async () => {
    const input = await inputOf('discovery-voice', 'discovery');
    const [first, second] = [
      await runPipeline(input, { recogniser, model }),
      await runPipeline(input, { recogniser, model }),
    ];
    expect(canonicalJson(second)).toBe(canonicalJson(first));
  });

  it('measures what is heard without words when there is no model, and leaves checks on words to a person', async () => {
    const { transcript, analysis, scorecard } = await runPipeline(
      await inputOf('demo-voice', 'product-demo'),
      {
        recogniser,
        model: null,
      },
    );
    expect(transcript).toBeNull();
    expect(analysis.pauses.length).toBeGreaterThan(3);
    expect(analysis.measures.find(({ id }) => id === 'articulation-rate')?.value).toBeGreaterThan(2);
    expect(analysis.measures.find(({ id }) => id === 'speech-rate')?.verdict).toBe('cannot-judge');
    const says = scorecard.criteria.flatMap(({ checks }) => checks).filter(({ kind }) => kind === 'says');
    expect(new Set(says.map(({ verdict }) => verdict))).toEqual(new Set(['person']));
    expect(scorecard.share).toBeNull();
  });

  it("does not hold a product's loading against the speaker where nobody watched the screen", async () => {
    const input = await inputOf('demo-voice', 'product-demo');
    const samples = await readSpeechFile(inRoot('tests/fixtures/recordings/demo-voice.wav'));
    const talk = samples.subarray(0, 20 * 16_000);
    const long = joined(talk, silence(5), talk);
    const durationMs = long.length / 16;
    const judgedWith = async (screenWatched: PipelineInput['screenWatched'], range: Moment | null = null) => {
      const demo = { ...input, speech: sourceOfSamples(long), durationMs, screenWatched, range };
      const { analysis, scorecard } = await runPipeline(demo, { recogniser, model: null });
      const checks = scorecard.criteria.flatMap((criterion) => criterion.checks);
      return { analysis, check: checks.find(({ checkId }) => checkId === 'dead-air') };
    };
    const nobody = await judgedWith([]);
    expect(nobody.check).toMatchObject({ verdict: 'person' });
    expect(nobody.check?.reason).toContain('The screen was not watched');
    expect(nobody.check?.evidence[0]?.startMs).toBeGreaterThan(18_000);
    const watched = [{ startMs: 1000, endMs: durationMs }];
    expect((await judgedWith(watched)).check).toMatchObject({ verdict: 'failed' });
    const part = await judgedWith(watched, { startMs: 15_000, endMs: 40_000 });
    expect(part.check).toMatchObject({ verdict: 'failed' });
    expect(part.analysis.screenWatched).toEqual([{ startMs: 15_000, endMs: 40_000 }]);
  });

  describe('when the words cannot be recognised', () => {
    const failingEngine = (code: ErrorCode): SpeechEngine => {
      const fail = () => Promise.reject(new StudioError(code));
      return { load: fail, transcribe: fail, abort: async () => {}, info: () => null };
    };
    /** Ten seconds of it, where that is enough. */
    const shortInput = async (): Promise<PipelineInput> => {
      const { speech, ...input } = await inputOf('objection-voice', 'objection');
      return { ...input, speech: sourceOfSamples(await speech.read(0, 160_000)), durationMs: 10_000 };
    };
    const run = async (failing: SpeechEngine, readyModel: ReadyModel, signal?: AbortSignal) => {
      const made: Partial<PipelineResult> = {};
      const error: unknown = await runPipeline(
        await shortInput(),
        { recogniser: new Recogniser(failing), model: readyModel },
        {
          ...(signal ? { signal } : {}),
          onTranscript: async (transcript) => void Object.assign(made, { transcript }),
          onAnalysis: async (analysis) => void Object.assign(made, { analysis }),
          onScore: async (scorecard) => void Object.assign(made, { scorecard }),
        },
      ).catch((reason: unknown) => reason);
      return { made, error };
    };

    it.each(['engine-missing', 'engine-timeout'] as const)(
      'gives all that is heard without words, and then says why: %s',
      async (code) => {
        const { made, error } = await run(failingEngine(code), model);
        expect(error).toMatchObject({ code });
        const wordless = await runPipeline(await shortInput(), { recogniser, model: null });
        expect(canonicalJson({ transcript: null, ...made })).toBe(canonicalJson(wordless));
      },
    );

    it('does so with a damaged model file too', async () => {
      const { made, error } = await run(engine, { ...model, sha256: '0'.repeat(64) });
      expect(error).toMatchObject({ code: 'model-corrupt' });
      expect(made.analysis?.hasTranscript).toBe(false);
      expect(made.scorecard?.share).toBeNull();
    });

    it('makes nothing more of a take whose report was stopped', async () => {
      const { made, error } = await run(failingEngine('cancelled'), model);
      expect(error).toMatchObject({ code: 'cancelled' });
      expect(made).toEqual({});

      const stop = new AbortController();
      const crashing: SpeechEngine = {
        ...failingEngine('engine-crashed'),
        load: () => {
          stop.abort();
          return Promise.reject(new StudioError('engine-crashed'));
        },
      };
      expect((await run(crashing, model, stop.signal)).made).toEqual({});
    });
  });

  it.each(['silence', 'noise', 'hum'])('hears no words in %s', async (name) => {
    const { transcript } = await runPipeline(await inputOf(name, 'product-demo'), { recogniser, model });
    expect(transcript?.words).toEqual([]);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    const input = await inputOf('demo-voice', 'product-demo');
    const running = runPipeline(
      input,
      { recogniser, model },
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    await expect(running).rejects.toThrow();
  });

  it('says when there is too little to judge, and when the kit has no such scenario', async () => {
    const input = await inputOf('silence', 'product-demo');
    await expect(
      runPipeline({ ...input, speech: sourceOfSamples(new Float32Array(8_000)) }, { recogniser, model }),
    ).rejects.toMatchObject({ code: 'recording-too-short' });
    await expect(
      runPipeline({ ...input, scenarioId: 'nothing' }, { recogniser, model }),
    ).rejects.toMatchObject({
      code: 'scenario-not-found',
    });
  });
});
