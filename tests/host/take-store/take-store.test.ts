import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
import { wavHeaderLength } from '../../../src/host/audio/wav-header.ts';
import { oneSecondOfSpeech, orderOf, original, second, speech } from './recorded.ts';

const log = pino({ level: 'silent' });
const order = orderOf(speech, original);

let folder: string;
let store: TakeStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'take-store-'));
  store = await openTakeStore(folder, log);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

describe('take store', () => {
  it('has every fragment on disk when it answers, before the take is finished', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(7));
    const bytes = await readFile(store.folder(id).speech);
    expect(bytes.length).toBe(wavHeaderLength + 32_000);
    expect(bytes.readInt16LE(wavHeaderLength + 31_998)).toBe(7);
  });

  it('closes a take with lengths, times and a true WAV header', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(1));
    await store.append(id, { track: 'speech', ...second(1) }, oneSecondOfSpeech(2));
    const take = await store.finish(id, 1990);
    expect(take).toMatchObject({ state: 'complete', durationMs: 2000 });
    expect(take.tracks[0]).toMatchObject({ fileName: 'speech.wav', endMs: 2000, fragmentCount: 2 });
    const header = await readFile(store.folder(id).speech);
    expect(header.readUInt32LE(40)).toBe(64_000);
    expect(await store.load(id)).toEqual(take);
  });

  it('takes a fragment that is sent again only once', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(1));
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(1));
    expect((await stat(store.folder(id).speech)).size).toBe(wavHeaderLength + 32_000);
  });

  it('refuses a gap and keeps what came before it', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(1));
    await expect(
      store.append(id, { track: 'speech', ...second(2) }, oneSecondOfSpeech(1)),
    ).rejects.toMatchObject({
      code: 'take-out-of-order',
    });
    expect((await store.finish(id, 1000)).tracks[0]?.endMs).toBe(1000);
  });

  it('answers a second finish with the same take', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(1));
    const take = await store.finish(id, 1000);
    expect(await store.finish(id, 1000)).toEqual(take);
  });

  it('recovers a take that was left open, with a torn last sample cut off', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(3));
    await store.event(id, { kind: 'section-started', atMs: 0, sectionId: 'opening' });
    await store.close();
    await appendFile(store.folder(id).speech, Buffer.alloc(501));
    await appendFile(store.folder(id).events, '{"kind":"section-star');

    const next = await openTakeStore(folder, log);
    expect(await next.recoverAll()).toEqual([id]);
    const take = await next.load(id);
    expect(take.state).toBe('recovered');
    expect(take.durationMs).toBe(Math.round(((32_000 + 500) / 32_000) * 1000));
    expect((await readFile(next.folder(id).speech)).readUInt32LE(40)).toBe(32_500);
    expect(await next.events(id)).toEqual([{ kind: 'section-started', atMs: 0, sectionId: 'opening' }]);
    expect(await next.recoverAll()).toEqual([]);
  });

  it('leaves a take alone that is being recorded right now', async () => {
    const id = await store.begin(order);
    expect(await store.recoverAll()).toEqual([]);
    expect((await store.load(id)).state).toBe('recording');
  });

  it('reads pieces of a track, and says how long the file is', async () => {
    const id = await store.begin(order);
    await store.append(id, { track: 'original', ...second(0) }, Uint8Array.from([1, 2, 3, 4, 5]));
    await store.finish(id, 1000);
    const { bytes, fileByteLength } = await store.read(id, 'original', 3, 100);
    expect([...bytes]).toEqual([4, 5]);
    expect(fileByteLength).toBe(5);
    expect((await store.read(id, 'original', 99, 10)).bytes.length).toBe(0);
    await expect(store.read(id, 'camera', 0, 1)).rejects.toMatchObject({ code: 'file-not-found' });
  });

  it('lists the newest attempt first and passes over strange folders', async () => {
    const first = await store.begin(order);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const newer = await store.begin(order);
    expect(await store.list()).toEqual([newer, first]);
  });
});
