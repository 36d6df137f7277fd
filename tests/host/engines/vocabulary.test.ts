import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSidecar } from '../../../src/host/engines/find-sidecar.ts';
import { sourceOfSamples } from '../../../src/host/audio/speech-source.ts';
import { howToRecognise } from '../../../src/host/engines/prompt.ts';
import { Recogniser } from '../../../src/host/engines/recogniser.ts';
import { SidecarEngine } from '../../../src/host/engines/sidecar-engine.ts';
import { hashFile } from '../../../src/host/hashing.ts';
import type { SpeechEngine } from '../../../src/host/engines/speech-engine.ts';
import { ensureScriptedModel, type Script } from '../../bench/speech/speed/scripted-model.ts';

// A model that hears the same whatever it is given, and is undecided: " hold on" half a nat, then almost one, above " Halden" (two tokens).
const folder = mkdtempSync(join(tmpdir(), 'runthrough-vocabulary-'));
const path = join(folder, 'undecided.bin');
const engine = new SidecarEngine({ program: findSidecar(null) ?? '' });

let model = { path, byteLength: 0 };
beforeAll(async () => {
  ensureScriptedModel(path, { state: 128, layers: 1 }, ({ tokensOf, timestampOf }): Script => {
    const [hal = 0, den = 0] = tokensOf(' Halden');
    const [hold = 0, on = 0] = [...tokensOf(' hold'), ...tokensOf(' on')];
    const undecided = (first: number, second: number) => [[first, 1] as const, [second, 0.8] as const];
    return [[[timestampOf(0), 1]], undecided(hold, hal), undecided(on, den), [[timestampOf(900), 1]]];
  });
  model = { path, byteLength: statSync(path).size };
  await engine.load(model);
});
afterAll(async () => {
  await engine.abort();
  rmSync(folder, { recursive: true });
});

const heardWith = async (vocabulary: readonly string[]) => {
  const options = { model, language: 'en', prompt: '', threads: 1, temperatureIncrement: 0, vocabulary };
  const { segments } = await engine.transcribe(new Int16Array(16_000), options);
  const tokens = segments.flatMap((segment) => segment.tokens);
  return {
    text: tokens.map(({ text }) => text).join(''),
    probabilities: tokens.map(({ probability }) => probability ?? Number.NaN),
  };
};

test('a name of the vocabulary is taken where it is heard nearly as well as other words', async () => {
  expect((await heardWith([])).text).toBe(' hold on');
  expect((await heardWith(['Halden'])).text).toBe(' Halden');
  expect((await heardWith(['Northwind', 'Halden'])).text).toBe(' Halden');
});

test('every piece of a take is recognised with the names of its kit, but for its ordinary words', async () => {
  const asked: (readonly string[] | undefined)[] = [];
  const listening: SpeechEngine = {
    info: () => engine.info(),
    load: (wanted) => engine.load(wanted),
    transcribe: (samples, options) => {
      asked.push(options.vocabulary);
      return engine.transcribe(samples, options);
    },
    abort: async () => {},
  };
  const { sha256 } = await hashFile(path);
  const pieces = [0, 2000].map((startMs) => {
    const moment = { startMs, endMs: startMs + 1000 };
    return { ...moment, voiced: [moment] };
  });
  await new Recogniser(listening).recognise({
    ...howToRecognise({ language: 'auto', vocabulary: ['gateway', 'Halden', 'audit log', 'SSO'] }),
    model: { ...model, id: 'undecided', sha256, isTestModel: false },
    speech: sourceOfSamples(new Float32Array(48_000)),
    pieces,
  });
  expect(asked).toEqual([0, 1].map(() => ['Halden', 'audit log', 'SSO']));
});

test('what was favoured is no surer for it, and a name is as sure as its least sure token', async () => {
  const [hold = 1, on = 1] = (await heardWith([])).probabilities;
  const [hal = 1, den = 1] = (await heardWith(['Halden'])).probabilities;
  expect(hal).toBeLessThan(hold);
  expect(den).toBeLessThan(on);
  expect(hal).toBe(den);
  expect(den).toBeGreaterThan(0);
});

test('only what begins a name, or goes on with one that was begun, is favoured', async () => {
  expect((await heardWith(['den', 'Relay'])).text).toBe(' hold on');
  expect((await heardWith(['Halberd', 'garden'])).text).toBe(' Hal on');
});

test('a vocabulary that is no vocabulary is refused, and the engine goes on', async () => {
  await expect(heardWith([''])).rejects.toThrow('1 to 240 bytes');
  await expect(heardWith(['x'.repeat(241)])).rejects.toThrow('1 to 240 bytes');
  await expect(heardWith(Array.from({ length: 201 }, (_, i) => `name ${i}`))).rejects.toThrow(
    'more than 200 names',
  );
  expect((await heardWith([])).text).toBe(' hold on');
});
