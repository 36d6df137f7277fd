import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/setup/paths.mjs';
import { buildRecord, buildRecordName, parseGraphics } from '../../../scripts/setup/sidecar-graphics.mjs';
import type { RecognitionSpeed } from '../../../src/contract/recognition-speed.ts';
import { readSpeechFile } from '../../../src/host/audio/read-speech.ts';
import { EngineSupervisor } from '../../../src/host/engines/engine-supervisor.ts';
import { isBuiltForGraphics } from '../../../src/host/engines/sidecar-build.ts';
import { SidecarEngine } from '../../../src/host/engines/sidecar-engine.ts';
import { createModelManager, type ModelManager } from '../../../src/host/models/model-manager.ts';
import { openSettings } from '../../../src/host/settings/settings-store.ts';
import { graphicsChoice } from '../../../src/host/speed/graphics-choice.ts';
import {
  createRecognitionSpeeds,
  type RecognitionSpeeds,
} from '../../../src/host/speed/recognition-speed.ts';
import { openSpeedStore, type SpeedStore } from '../../../src/host/speed/speed-store.ts';
import {
  firstBuildMs,
  sidecarProgram,
  speech,
  testModel,
  testModelPath,
} from '../engines/engine-fixtures.ts';
import { graphicsProgram } from './graphics-program.ts';

/** What the engine of this machine was built for. */
const graphics = parseGraphics(process.env['RUNTHROUGH_GRAPHICS']);
const log = pino({ level: 'silent' });
const options = { model: testModel, language: 'en', prompt: '', temperatureIncrement: 0, threads: 1 };
const never = new AbortController().signal;

let sidecar = '';
let folder = '';
let program = '';
let store: SpeedStore;
let models: ModelManager;
let supervisor: EngineSupervisor;
let speeds: RecognitionSpeeds;
let shares: number[] = [];
let isRecording = false;

beforeAll(async () => {
  sidecar = await sidecarProgram();
}, firstBuildMs);

/** What a studio puts together, on the data folder as it is now. */
const open = async (testModelFile: string | null = testModelPath): Promise<void> => {
  shares = [];
  isRecording = false;
  store = await openSpeedStore(folder, log);
  models = await createModelManager({
    modelsFolder: join(folder, 'models'),
    catalogueFile: inRoot('models/models.json'),
    testModelFile,
    kitLanguage: 'en',
    settings: await openSettings(folder, log),
    onChange: () => undefined,
    log,
  });
  supervisor = new EngineSupervisor({
    sidecar: { program },
    fallback: null,
    graphics: graphicsChoice(store),
  });
  speeds = createRecognitionSpeeds({
    store,
    models,
    newEngine: (device) =>
      new SidecarEngine({
        program,
        limits: { crashesAllowed: 1 },
        ...(device === undefined ? {} : { graphicsDevice: device }),
      }),
    engineInUse: () => supervisor.info(),
    isBuiltForGraphics: () => isBuiltForGraphics(program),
    onChosen: () => supervisor.renew(),
    isRecording: () => isRecording,
    readSound: () => readSpeechFile(inRoot('models/trial-speech.wav')),
    onProgress: (share) => shares.push(share),
    log,
  });
};

const close = async (): Promise<void> => {
  await supervisor.abort();
  await models.close();
  await store.close();
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'speed-'));
  program = await graphicsProgram(folder, sidecar);
  await open();
});
afterEach(async () => {
  await close();
  await rm(folder, { recursive: true, force: true });
});

const outcomeOf = ({ devices }: RecognitionSpeed, name: string) =>
  devices.find((device) => device.name === name)?.trial?.outcome;

describe('what recognition computes on', () => {
  it('tells a build without a part for graphics devices from a machine without such devices', async () => {
    const own = join(folder, 'own');
    await mkdir(own);
    await cp(sidecar, join(own, 'engine'));
    await close();
    program = join(own, 'engine');
    await open();
    expect(await speeds.now()).toMatchObject({ devices: [], builtForGraphics: null });
    await writeFile(join(own, buildRecordName), buildRecord([]));
    expect(await speeds.now()).toMatchObject({ devices: [], builtForGraphics: false });
    await writeFile(join(own, buildRecordName), buildRecord(['vulkan']));
    expect(await speeds.now()).toMatchObject({ devices: [], builtForGraphics: true });
    await writeFile(join(own, buildRecordName), '{');
    expect(await speeds.now()).toMatchObject({ builtForGraphics: null });
  });

  it('is told before anything was recognised', async () => {
    const speed = await speeds.now();
    expect(speed.engine?.version).toMatch(/^whisper\.cpp \d/);
    expect(speed.devices.map(({ description, trial, isInUse }) => [description, trial, isInUse])).toEqual([
      ['Quick Graphics', null, false],
      ['Sluggish Graphics', null, false],
      ['Dying Graphics', null, false],
      ['Scrambled Graphics', null, false],
    ]);
    expect(speed).toMatchObject({ trial: null, lost: null, suggestion: null });
  });

  // Where the engine of this machine was built with such a part, it may find a device.
  it.skipIf(graphics.length > 0)(
    'has no devices in the real build of this machine, and says why',
    async () => {
      await close();
      program = sidecar;
      await open();
      expect(await speeds.now()).toMatchObject({ devices: [], builtForGraphics: false });
    },
  );

  it('has no devices before there is a model', async () => {
    await close();
    await open(null);
    expect(await speeds.now()).toMatchObject({ engine: null, devices: [], modelTitle: null });
    await expect(speeds.measure(null, never)).rejects.toMatchObject({ code: 'model-absent' });
  });
});

describe('a trial', () => {
  it('measures the model on the processor, with progress, and remembers it', async () => {
    const { trial } = await speeds.measure(null, never);
    expect(trial?.soundMs).toBeCloseTo(22_300, -2);
    expect(trial?.liveMs).toBeGreaterThan(0);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    await close();
    await open();
    expect((await speeds.now()).trial).toEqual(trial);
  });

  it('takes a device that is faster with the same words, and lets it be used', async () => {
    const tried = await speeds.measure('Quick', never);
    expect(outcomeOf(tried, 'Quick')).toBe('faster');
    expect(tried.devices.some(({ isInUse }) => isInUse)).toBe(false);
    expect((await speeds.use('Quick')).devices[0]?.isInUse).toBe(true);
    expect(await supervisor.load(testModel)).toMatchObject({ device: 'Quick' });
    await speeds.use(null);
    expect((await supervisor.load(testModel)).device).toBeUndefined();
  });

  it.each([
    ['Sluggish', 'not-faster'],
    ['Dying', 'stopped'],
    ['Scrambled', 'wrong-words'],
  ])('refuses the %s device: %s', async (name, outcome) => {
    const speed = await speeds.measure(name, never);
    expect(outcomeOf(speed, name)).toBe(outcome);
    await expect(speeds.use(name)).rejects.toMatchObject({ code: 'graphics-not-tried' });
    expect((await supervisor.load(testModel)).device).toBeUndefined();
  });

  it('can be stopped, and leaves no verdict', async () => {
    const controller = new AbortController();
    const measured = speeds.measure('Quick', controller.signal);
    controller.abort();
    await expect(measured).rejects.toMatchObject({ code: 'cancelled' });
    expect(outcomeOf(await speeds.now(), 'Quick')).toBeUndefined();
  });

  it('is not made while a take is recorded, nor of a device that is not there', async () => {
    await expect(speeds.measure('Phantom', never)).rejects.toMatchObject({ code: 'graphics-not-there' });
    isRecording = true;
    await expect(speeds.measure(null, never)).rejects.toMatchObject({ code: 'trial-while-recording' });
  });
});

describe('a device in use', () => {
  /** As if it had passed its trial: some break only later. */
  const chooseUntried = async (name: string): Promise<void> => {
    const { devices, engine } = await speeds.now();
    const index = devices.findIndex((device) => device.name === name);
    const description = devices[index]?.description ?? '';
    store.change({ engineVersion: engine?.version ?? '', chosen: { name, description, index } });
    await supervisor.renew();
  };

  it('that kills the engine is left for the processor, which does the same job; Settings say so', async () => {
    await chooseUntried('Dying');
    expect(await supervisor.load(testModel)).toMatchObject({ device: 'Dying' });
    expect((await supervisor.transcribe(speech(), options)).segments).toHaveLength(3);
    const results = await Promise.all([
      supervisor.transcribe(speech(), options),
      supervisor.transcribe(speech(), options),
    ]);
    expect(results.map(({ segments }) => segments.length)).toEqual([3, 3]);
    expect(supervisor.info()?.device).toBeUndefined();
    expect(supervisor.info()?.isSlow).toBe(false);
    const speed = await speeds.now();
    expect(speed.lost).toEqual({ description: 'Dying Graphics', reason: 'stopped' });
    expect(speed.devices.every(({ isInUse }) => !isInUse)).toBe(true);
  });

  it('is kept across studios, and reset when the engine is of another version', async () => {
    await speeds.measure('Quick', never);
    await speeds.use('Quick');
    await close();
    await open();
    expect(await supervisor.load(testModel)).toMatchObject({ device: 'Quick' });
    store.change({ engineVersion: 'whisper.cpp 0.9' });
    await supervisor.renew();
    expect((await supervisor.load(testModel)).device).toBeUndefined();
    const speed = await speeds.now();
    expect(speed.lost).toEqual({ description: 'Quick Graphics', reason: 'changed' });
    expect(outcomeOf(speed, 'Quick')).toBeUndefined();
  });

  it('is not blamed for a model that no device can load', async () => {
    await speeds.measure('Quick', never);
    await speeds.use('Quick');
    const bad = { path: import.meta.filename, byteLength: 10 };
    await expect(supervisor.load(bad)).rejects.toMatchObject({ code: 'model-refused' });
    expect(await supervisor.load(testModel)).toMatchObject({ device: 'Quick' });
    expect((await speeds.now()).lost).toBeNull();
  });

  it('is switched off when another trial refuses it', async () => {
    await chooseUntried('Scrambled');
    const speed = await speeds.measure('Scrambled', never);
    expect(speed.devices.some(({ isInUse }) => isInUse)).toBe(false);
  });

  it('changes under a call without losing it', async () => {
    await speeds.measure('Quick', never);
    await supervisor.load(testModel);
    const recognised = supervisor.transcribe(speech(), options);
    await speeds.use('Quick');
    expect((await recognised).segments).toHaveLength(3);
  });
});
