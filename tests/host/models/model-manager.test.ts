import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelStatus } from '../../../src/contract/model.ts';
import { SidecarEngine } from '../../../src/host/engines/sidecar-engine.ts';
import { createLog } from '../../../src/host/log.ts';
import {
  createModelManager,
  type ModelManager,
  type ModelManagerParts,
} from '../../../src/host/models/model-manager.ts';
import { openSettings, type SettingsStore } from '../../../src/host/settings/settings-store.ts';
import { firstBuildMs, sidecarProgram, testModelPath } from '../engines/engine-fixtures.ts';
import { modelOfManyLanguages } from './many-languages.ts';
import { type ModelServer, sendSome, startModelServer } from './model-server.ts';

const content = randomBytes(200_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const log = createLog(null);

let program = '';
beforeAll(async () => {
  program = await sidecarProgram();
}, firstBuildMs);

let folder = '';
let server: ModelServer;
let settings: SettingsStore;
let changes: ModelStatus[] = [];
const managers: ModelManager[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'models-'));
  server = await startModelServer(content);
  settings = await openSettings(folder, log);
  changes = [];
});
afterEach(async () => {
  await Promise.all(managers.splice(0).map((manager) => manager.close()));
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const entry = (id: string, languages = ['en']) => ({
  id,
  title: id,
  languages,
  byteLength: content.byteLength,
  sha256,
  licence: 'MIT',
  address: server.address,
  memoryBytes: 1_000_000,
});

const newManager = async (more: Partial<ModelManagerParts> = {}): Promise<ModelManager> => {
  const catalogueFile = join(folder, 'models.json');
  await writeFile(
    catalogueFile,
    JSON.stringify({ schemaVersion: 1, models: [entry('first.en'), entry('second.en')] }),
  );
  const manager = await createModelManager({
    modelsFolder: join(folder, 'models'),
    catalogueFile,
    testModelFile: null,
    kitLanguage: 'en',
    settings,
    onChange: (status) => changes.push(status),
    log,
    newEngine: () => new SidecarEngine({ program }),
    retryAfterMs: [1],
    ...more,
  });
  managers.push(manager);
  return manager;
};

const statusOf = async (manager: ModelManager, id: string) =>
  (await manager.list()).find((model) => model.id === id);
const untilState = async (id: string, state: ModelStatus['state']): Promise<void> => {
  await expect.poll(() => changes.findLast((change) => change.id === id)?.state).toBe(state);
};
const addWhole = async (manager: ModelManager, fileName: string, bytes: Uint8Array) => {
  const pieceBytes = 1_000_000;
  for (let at = 0; ; at += pieceBytes) {
    const isLast = at + pieceBytes >= bytes.byteLength;
    const status = await manager.addFile(
      { fileName, byteOffset: at, isLast },
      bytes.subarray(at, at + pieceBytes),
    );
    if (isLast) return status;
    expect(status).toBeNull();
  }
};

describe('downloads', () => {
  it('offers the catalogue, fetches a model and selects the first', async () => {
    const manager = await newManager();
    expect(await manager.ready()).toBeNull();
    expect(await manager.list()).toMatchObject([
      { id: 'first.en', state: 'absent', source: 'catalogue', selected: false },
      { id: 'second.en', state: 'absent' },
    ]);
    expect(await manager.download('second.en')).toMatchObject({ state: 'downloading', fraction: 0 });
    await untilState('second.en', 'ready');
    expect(await statusOf(manager, 'second.en')).toMatchObject({
      state: 'ready',
      fraction: 1,
      selected: true,
    });
    expect(await manager.ready()).toMatchObject({ id: 'second.en', sha256, isTestModel: false });
    expect(changes.map(({ state }) => state)).toContain('checking');
    await manager.download('first.en');
    await untilState('first.en', 'ready');
    expect(await manager.ready()).toMatchObject({ id: 'second.en' });
  });

  it('asks nobody for anything while downloads are switched off', async () => {
    const manager = await newManager();
    await settings.change({ allowDownloads: false });
    await expect(manager.download('first.en')).rejects.toMatchObject({ code: 'downloads-not-allowed' });
    expect(server.ranges).toEqual([]);
    expect(await statusOf(manager, 'first.en')).toMatchObject({ state: 'absent' });
  });

  it('stops a download when downloads are switched off meanwhile', async () => {
    const manager = await newManager();
    const switchedOff = Promise.withResolvers<void>();
    server.next.push(async (_, response) => {
      response.writeHead(200).write(content.subarray(0, 1000));
      await switchedOff.promise;
      response.write(content.subarray(1000, 2000));
    });
    await manager.download('first.en');
    await settings.change({ allowDownloads: false });
    switchedOff.resolve();
    await untilState('first.en', 'absent');
    expect(server.ranges).toHaveLength(1);
  });

  it('refuses a file with another content, says so, and can try again', async () => {
    const manager = await newManager();
    server.next.push((_, response) => response.end(randomBytes(content.byteLength)));
    await manager.download('first.en');
    await untilState('first.en', 'absent');
    expect((await statusOf(manager, 'first.en'))?.message).toContain('damaged or incomplete');
    expect(await readdir(join(folder, 'models'))).toEqual([]);
    await manager.download('first.en');
    await untilState('first.en', 'ready');
    expect((await statusOf(manager, 'first.en'))?.message).toBeUndefined();
  });

  it('stops when told, says how far it was, and goes on from there', async () => {
    const manager = await newManager();
    server.next.push((_, response) => response.writeHead(200).write(content.subarray(0, 100_000)));
    await manager.download('first.en');
    await expect.poll(() => changes.some(({ fraction }) => fraction >= 0.5)).toBe(true);
    const stopped = await manager.cancel('first.en');
    expect(stopped).toMatchObject({ state: 'absent', fraction: 0.5 });
    expect(stopped.message).toBeUndefined();
    await manager.download('first.en');
    await untilState('first.en', 'ready');
    expect(server.ranges.at(-1)).toBe('bytes=100000-');
  });

  it('goes on after the studio was closed', async () => {
    const before = await newManager({
      onChange: (status) => {
        changes.push(status);
        if (status.fraction > 0) server.cut();
      },
    });
    server.next.push(
      sendSome(content, 60_000),
      (_, response) => response.destroy(),
      (_, response) => response.destroy(),
    );
    await before.download('first.en');
    await untilState('first.en', 'absent');
    await before.close();
    const after = await newManager();
    const part = (await statusOf(after, 'first.en'))?.fraction ?? 0;
    expect(part).toBeGreaterThan(0);
    await after.download('first.en');
    await untilState('first.en', 'ready');
    expect(server.ranges.at(-1)).toMatch(/^bytes=/);
  });

  it('shows a file of the wrong size as invalid and fetches it anew', async () => {
    const manager = await newManager();
    await manager.download('first.en');
    await untilState('first.en', 'ready');
    await truncate(join(folder, 'models', 'first.en.bin'), content.byteLength - 1);
    expect(await statusOf(manager, 'first.en')).toMatchObject({ state: 'invalid' });
    expect(await manager.ready()).toBeNull();
    changes = [];
    await manager.download('first.en');
    await untilState('first.en', 'ready');
  });

  it('knows only what it knows', async () => {
    const manager = await newManager();
    await expect(manager.download('../../etc/passwd')).rejects.toMatchObject({ code: 'model-unknown' });
    await expect(manager.select('third.en')).rejects.toMatchObject({ code: 'model-unknown' });
    await expect(manager.select('first.en')).rejects.toMatchObject({ code: 'model-absent' });
  });
});

describe('choosing and removing', () => {
  it('uses the selected model, and another when that one is removed', async () => {
    const manager = await newManager();
    for (const id of ['first.en', 'second.en']) {
      await manager.download(id);
      await untilState(id, 'ready');
    }
    expect(await manager.select('second.en')).toMatchObject({ selected: true });
    expect(settings.get().modelId).toBe('second.en');
    expect(await statusOf(manager, 'first.en')).toMatchObject({ selected: false });
    await manager.remove('second.en');
    expect(await statusOf(manager, 'second.en')).toMatchObject({ state: 'absent' });
    expect(await manager.ready()).toMatchObject({ id: 'first.en' });
  });

  it("uses the installer's own copy and never deletes it", async () => {
    const bundledFolder = join(folder, 'bundled');
    await mkdir(bundledFolder);
    await writeFile(join(bundledFolder, 'second.en.bin'), content);
    const manager = await newManager({ bundledFolder });
    expect(await statusOf(manager, 'second.en')).toMatchObject({
      source: 'bundled',
      state: 'ready',
      selected: true,
    });
    await manager.remove('second.en');
    expect(await manager.ready()).toMatchObject({ id: 'second.en' });
  });

  it('lists the test model only where its file is named, and labels it', async () => {
    expect((await (await newManager()).list()).some(({ source }) => source === 'test')).toBe(false);
    const manager = await newManager({ testModelFile: testModelPath });
    expect((await manager.list()).at(-1)).toMatchObject({ source: 'test', state: 'ready', selected: true });
    expect(await manager.ready()).toMatchObject({ isTestModel: true });
    await manager.download('first.en');
    await untilState('first.en', 'ready');
    expect(await manager.ready()).toMatchObject({ id: 'first.en', isTestModel: false });
  });
});

describe("the user's own file", () => {
  it('is taken in, tried out and kept, and known as the test model if it is that', async () => {
    const manager = await newManager();
    const bytes = await readFile(testModelPath);
    const status = await addWhole(manager, 'My Model (v2).bin', bytes);
    expect(status).toMatchObject({
      state: 'ready',
      title: 'My Model (v2).bin',
      languages: ['en'],
      source: 'test',
    });
    expect(status?.id).toMatch(/^own-my-model-v2-[0-9a-f]{8}$/);
    expect(await manager.ready()).toMatchObject({
      id: status?.id,
      byteLength: bytes.byteLength,
      isTestModel: true,
    });
    const later = await newManager();
    expect(await statusOf(later, status?.id ?? '')).toMatchObject({ state: 'ready' });
    await later.remove(status?.id ?? '');
    expect(await statusOf(later, status?.id ?? '')).toBeUndefined();
  });

  it('is refused when the engine cannot load it, without a trace', async () => {
    const manager = await newManager();
    const bytes = (await readFile(testModelPath)).subarray(0, 2_000_000);
    await expect(addWhole(manager, 'half.bin', bytes)).rejects.toMatchObject({ code: 'model-refused' });
    expect(await readdir(join(folder, 'models'))).toEqual([]);
    expect(await manager.ready()).toBeNull();
  });

  it('is refused at once when it is no model', async () => {
    const manager = await newManager();
    const piece = { fileName: 'song.mp3', byteOffset: 0, isLast: false };
    await expect(manager.addFile(piece, randomBytes(1000))).rejects.toMatchObject({ code: 'model-refused' });
    expect(await readdir(join(folder, 'models'))).toEqual([]);
  });

  it('must come in order and from its beginning', async () => {
    const manager = await newManager();
    const bytes = (await readFile(testModelPath)).subarray(0, 3000);
    const piece = (byteOffset: number, fileName = 'a.bin') => ({ fileName, byteOffset, isLast: false });
    await expect(manager.addFile(piece(1000), bytes)).rejects.toMatchObject({ code: 'bad-request' });
    expect(await manager.addFile(piece(0), bytes.subarray(0, 1000))).toBeNull();
    await expect(manager.addFile(piece(1000, 'b.bin'), bytes)).rejects.toMatchObject({ code: 'bad-request' });
    await expect(manager.addFile(piece(2000), bytes)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('leaves nothing behind when it is given up half way', async () => {
    const manager = await newManager();
    await manager.addFile({ fileName: 'a.bin', byteOffset: 0, isLast: false }, Buffer.from('lmgg1234'));
    await manager.close();
    await newManager();
    expect(await readdir(join(folder, 'models'))).toEqual([]);
  });

  it('that is a model of the catalogue takes its place there', async () => {
    const bytes = await readFile(testModelPath);
    const catalogueFile = join(folder, 'with-test.json');
    const catalogued = {
      ...entry('brought.en'),
      byteLength: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await writeFile(catalogueFile, JSON.stringify({ schemaVersion: 1, models: [catalogued] }));
    const manager = await newManager({ catalogueFile });
    await settings.change({ allowDownloads: false });
    expect(await addWhole(manager, 'from-a-stick.bin', bytes)).toMatchObject({
      id: 'brought.en',
      source: 'catalogue',
      state: 'ready',
      selected: true,
    });
    expect(server.ranges).toEqual([]);
  });
});

describe('the language of the kit', () => {
  /** A manager with a model that knows English only, before one that knows many languages. */
  const managerFor = async (kitLanguage: string, more: Partial<ModelManagerParts> = {}) => {
    const catalogueFile = join(folder, 'languages.json');
    const models = [entry('base.en'), entry('base', ['*']), entry('small', ['*'])];
    await writeFile(catalogueFile, JSON.stringify({ schemaVersion: 1, models }));
    return await newManager({ catalogueFile, kitLanguage, ...more });
  };
  const fetch = async (manager: ModelManager, id: string) => {
    await manager.download(id);
    await untilState(id, 'ready');
  };

  it('leaves a model aside that does not know it, and takes the one that does as soon as it is there', async () => {
    const manager = await managerFor('de-AT');
    await fetch(manager, 'base.en');
    expect(await statusOf(manager, 'base.en')).toMatchObject({ state: 'ready', selected: false });
    expect(await manager.ready()).toBeNull();
    expect(settings.get().modelId).toBeNull();
    await fetch(manager, 'base');
    expect(await manager.ready()).toMatchObject({ id: 'base' });
    expect(changes.at(-1)).toMatchObject({ id: 'base', state: 'ready', selected: true });
  });

  it('replaces a model that was selected before and cannot serve this kit', async () => {
    const manager = await managerFor('de');
    await fetch(manager, 'base.en');
    await settings.change({ modelId: 'base.en' });
    await fetch(manager, 'base');
    expect(settings.get().modelId).toBe('base');
    expect(await manager.ready()).toMatchObject({ id: 'base' });
  });

  it('refuses to use a model that cannot serve the kit, and says why', async () => {
    const manager = await managerFor('de');
    await fetch(manager, 'base.en');
    await fetch(manager, 'base');
    await expect(manager.select('base.en')).rejects.toMatchObject({ code: 'model-language' });
    expect(await manager.ready()).toMatchObject({ id: 'base' });
  });

  it('never takes the place of a model that a person chose and that serves the kit', async () => {
    const manager = await managerFor('de');
    await fetch(manager, 'base');
    await fetch(manager, 'small');
    await manager.select('small');
    await fetch(manager, 'base.en');
    await manager.remove('base');
    await fetch(manager, 'base');
    expect(await manager.ready()).toMatchObject({ id: 'small' });
  });

  it('that is left open is best served by a model of many languages, but a person may choose English', async () => {
    const manager = await managerFor('auto');
    await fetch(manager, 'base.en');
    expect(await manager.ready()).toMatchObject({ id: 'base.en' });
    await fetch(manager, 'base');
    expect(await manager.ready()).toMatchObject({ id: 'base' });
    await manager.select('base.en');
    await fetch(manager, 'small');
    expect(await manager.ready()).toMatchObject({ id: 'base.en' });
  });

  it("is compared with what a file of one's own says of itself", async () => {
    const manager = await managerFor('de');
    const english = await addWhole(manager, 'english.bin', await readFile(testModelPath));
    expect(english).toMatchObject({ languages: ['en'], state: 'ready', selected: false });
    const many = await addWhole(manager, 'many.bin', await modelOfManyLanguages());
    expect(many).toMatchObject({ languages: ['*'], state: 'ready', selected: true });
  });

  it('is compared with the file where an earlier studio noted the wrong languages of it', async () => {
    const before = await managerFor('de');
    const id = (await addWhole(before, 'english.bin', await readFile(testModelPath)))?.id ?? '';
    await before.close();
    const notes = join(folder, 'models', 'own-models.json');
    await writeFile(notes, (await readFile(notes, 'utf8')).replace('"en"', '"*"'));
    const after = await managerFor('de');
    expect(await statusOf(after, id)).toMatchObject({ languages: ['en'], selected: false });
  });
});
