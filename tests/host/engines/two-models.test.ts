import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { EngineSupervisor } from '../../../src/host/engines/engine-supervisor.ts';
import { openKeptPieces } from '../../../src/host/engines/kept-pieces.ts';
import { type ReadyModel, Recogniser } from '../../../src/host/engines/recogniser.ts';
import { SidecarEngine } from '../../../src/host/engines/sidecar-engine.ts';
import type { SpeechEngine } from '../../../src/host/engines/speech-engine.ts';
import { namingProgram } from './naming-program.ts';

let folder = '';
let program = '';
let older: ReadyModel;
let newer: ReadyModel;
const engines: SpeechEngine[] = [];

const newModel = async (id: string): Promise<ReadyModel> => {
  const path = join(folder, id);
  await writeFile(path, id);
  return {
    id,
    path,
    byteLength: Buffer.byteLength(id),
    sha256: createHash('sha256').update(id).digest('hex'),
    isTestModel: false,
  };
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-models-'));
  program = await namingProgram(folder);
  older = await newModel('older');
  newer = await newModel('newer-one');
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.abort()));
  await rm(folder, { recursive: true, force: true });
});

const newSupervisor = (): EngineSupervisor => {
  const engine = new EngineSupervisor({ sidecar: { program }, fallback: null });
  engines.push(engine);
  return engine;
};
const loads = async (): Promise<string[]> =>
  (await readFile(join(folder, 'loads.txt'), 'utf8')).trim().split('\n');

// Every piece is another sound, so that each is kept for itself.
const speech = sourceOfSamples(Float32Array.from({ length: 12 * 16_000 }, (_, i) => Math.sin(i * i)));
const pieces = [0, 3000, 6000, 9000].map((startMs) => {
  const moment = { startMs, endMs: startMs + 2000 };
  return { ...moment, voiced: [moment] };
});
const how = { language: 'en', prompt: '' };

describe('two takes with different models at once', () => {
  it('have each the words of their own model alone, kept ones too, and both come to an end', async () => {
    const recogniser = new Recogniser(newSupervisor());
    const path = join(folder, 'transcript-pieces.jsonl');
    const kept = await openKeptPieces(path);
    const hasBegun = Promise.withResolvers<void>();
    const report = recogniser.recognise({
      ...how,
      model: older,
      speech,
      pieces,
      kept,
      onProgress: (share) => share > 0 && hasBegun.resolve(),
    });
    await hasBegun.promise;
    const live = recogniser.recognise({ ...how, model: newer, speech, pieces });
    const [first, second] = await Promise.all([report, live]);
    expect(first.words.map(({ text }) => text)).toEqual(['older', 'older', 'older', 'older']);
    expect(second.words.map(({ text }) => text)).toEqual(pieces.map(() => 'newer-one'));
    const again = await recogniser.recognise({
      ...how,
      model: older,
      speech,
      pieces,
      kept: await openKeptPieces(path),
    });
    expect(again).toEqual(first);
  });

  it('load a model only for a piece that needs it', async () => {
    const supervisor = newSupervisor();
    const options = { ...how, temperatureIncrement: 0, threads: 1 };
    const samples = new Float32Array(16_000);
    await supervisor.load(older);
    await Promise.all(
      [older, older, newer, newer, older].map((model) =>
        supervisor.transcribe(samples, { ...options, model }),
      ),
    );
    expect(await loads()).toEqual(['older', 'newer-one', 'older']);
  });

  it('do not wait for their turn when nobody wants them any more', async () => {
    const supervisor = newSupervisor();
    const controller = new AbortController();
    await supervisor.load(older);
    const options = { ...how, temperatureIncrement: 0, threads: 1 };
    const running = supervisor.transcribe(new Float32Array(16_000), { ...options, model: older });
    const waiting = supervisor.load(newer, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await running;
    expect(await loads()).toEqual(['older']);
  });
});

describe('an engine', () => {
  it('recognises with the model that a piece names, not with the one loaded last', async () => {
    const engine = new SidecarEngine({ program });
    engines.push(engine);
    await engine.load(older);
    await engine.load(newer);
    const { segments } = await engine.transcribe(new Float32Array(16_000), {
      ...how,
      temperatureIncrement: 0,
      threads: 1,
      model: older,
    });
    expect(segments[0]?.tokens[0]?.text).toBe(' older');
  });
});
