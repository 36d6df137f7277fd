import { appendFile, cp, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wavHeaderLength } from '../../../src/host/audio/wav-header.ts';
import { openTakeStore, type TakeStore } from '../../../src/host/take-store/take-store.ts';
import { microphone, oneSecondOfSpeech, orderOf, second, soundFragments, speech } from './recorded.ts';

const log = pino({ level: 'silent' });
const { fragments: sound, index } = await soundFragments(5);
const piece = (sequence: number): Uint8Array => sound[sequence] ?? new Uint8Array();

let folder: string;
const stores: TakeStore[] = [];

/** A store over the folder as it is now: what a host finds that was just started. */
const start = async (): Promise<TakeStore> => {
  const store = await openTakeStore(folder, log);
  stores.push(store);
  return store;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reopen-'));
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(folder, { recursive: true, force: true });
});

/** A take of both tracks with so many seconds, left open as by a crash. */
const leftOpen = async (seconds: number): Promise<string> => {
  const store = await start();
  const id = await store.begin(orderOf(microphone, speech));
  for (let sequence = 0; sequence < seconds; sequence += 1) {
    await store.append(id, { track: 'microphone', ...second(sequence) }, piece(sequence));
    await store.append(id, { track: 'speech', ...second(sequence) }, oneSecondOfSpeech(sequence + 1));
  }
  await store.close();
  return id;
};

const soundFile = (store: TakeStore, id: string): string => join(store.folder(id).path, 'microphone.mp4');

describe('a take whose host ended goes on in the same files', () => {
  it('whether the next start has closed it already or not, to the same bytes as without a crash', async () => {
    for (const isRecovered of [false, true]) {
      const id = await leftOpen(2);
      const store = await start();
      if (isRecovered) expect(await store.recoverAll()).toContain(id);
      for (const sequence of [2, 3]) {
        await store.append(id, { track: 'microphone', ...second(sequence) }, piece(sequence));
        await store.append(id, { track: 'speech', ...second(sequence) }, oneSecondOfSpeech(sequence + 1));
      }
      expect((await store.load(id)).state).toBe('recording');
      const take = await store.finish(id, 3990);
      expect(take).toMatchObject({ state: 'complete', durationMs: 4000 });
      expect(take.tracks).toMatchObject([
        { kind: 'microphone', startMs: 0, endMs: 4000, fragmentCount: 4 },
        { kind: 'speech', endMs: 4000, fragmentCount: 4 },
      ]);
      const media = await readFile(soundFile(store, id));
      expect(
        media.subarray(0, Buffer.concat(sound.slice(0, 4)).length).equals(Buffer.concat(sound.slice(0, 4))),
      ).toBe(true);
      const wav = await readFile(store.folder(id).speech);
      expect(wav.readUInt32LE(40)).toBe(4 * 32_000);
      expect([0, 1, 2, 3].map((at) => wav.readInt16LE(wavHeaderLength + at * 32_000))).toEqual([1, 2, 3, 4]);
    }
  });

  it('wherever the last write was torn: what has no answer is sent again and stands there once', async () => {
    const id = await leftOpen(2);
    const whole = piece(2);
    const before = `${folder}-before`;
    await cp(folder, before, { recursive: true });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.nat(32_000), async (soundBytes, speechBytes) => {
        await rm(folder, { recursive: true });
        await cp(before, folder, { recursive: true });
        const store = await start();
        await appendFile(soundFile(store, id), whole.subarray(0, soundBytes));
        await appendFile(store.folder(id).speech, oneSecondOfSpeech(3).subarray(0, speechBytes));
        await appendFile(store.folder(id).journal, '{"track":"speech","sequence":2,"byteOff');
        // Both tracks at once, as a page sends them.
        await Promise.all([
          store.append(id, { track: 'microphone', ...second(2) }, whole),
          store.append(id, { track: 'speech', ...second(2) }, oneSecondOfSpeech(3)),
        ]);
        const take = await store.finish(id, 3000);
        expect(take.tracks.map((track) => [track.endMs, track.fragmentCount])).toEqual([
          [3000, 3],
          [3000, 3],
        ]);
        expect((await stat(store.folder(id).speech)).size).toBe(wavHeaderLength + 3 * 32_000);
        const media = await readFile(soundFile(store, id));
        const expected = Buffer.concat(sound.slice(0, 3));
        expect(media.subarray(0, expected.length).equals(expected)).toBe(true);
      }),
      { numRuns: 25 },
    );
    await rm(before, { recursive: true });
  });

  it('keeps a whole fragment whose journal line is missing, also when the page does not send it again', async () => {
    const id = await leftOpen(2);
    const store = await start();
    await appendFile(soundFile(store, id), piece(2));
    const take = await store.finish(id, 2500);
    expect(take.tracks[0]).toMatchObject({ endMs: 3000, fragmentCount: 3 });
    expect(await readFile(store.folder(id).journal, 'utf8')).toContain('"sequence":2');
  });

  it('closes it when nothing but Stop is left to come, also when Stop is asked twice at once', async () => {
    const id = await leftOpen(2);
    const store = await start();
    const [one, two] = await Promise.all([store.finish(id, 2000), store.finish(id, 2000)]);
    expect(one).toMatchObject({ state: 'complete', durationMs: 2000 });
    expect(two).toEqual(one);
    expect(await store.finish(id, 2000)).toEqual(one);
  });

  it('notes an event once that is sent again', async () => {
    const id = await leftOpen(1);
    const store = await start();
    const event = { kind: 'section-started', atMs: 700, sectionId: 'opening' } as const;
    await store.event(id, event);
    await store.close();
    const next = await start();
    await next.event(id, event);
    await next.event(id, { ...event, atMs: 701 });
    expect(await next.events(id)).toEqual([event, { ...event, atMs: 701 }]);
  });

  it('refuses a gap', async () => {
    const id = await leftOpen(2);
    const store = await start();
    await expect(
      store.append(id, { track: 'speech', ...second(3) }, oneSecondOfSpeech(4)),
    ).rejects.toMatchObject({ code: 'take-out-of-order' });
  });

  it('does not touch a take that was closed, kept or sealed, nor one that is not there', async () => {
    const late = (store: TakeStore, id: string) =>
      store.append(id, { track: 'speech', ...second(2) }, oneSecondOfSpeech(3));
    const finished = await leftOpen(2);
    const store = await start();
    await store.finish(finished, 2000);
    await expect(late(store, finished)).rejects.toMatchObject({ code: 'take-not-recording' });

    const kept = await leftOpen(2);
    await store.recoverAll();
    expect((await store.keep(kept)).keptAt).toBeDefined();
    await expect(late(store, kept)).rejects.toMatchObject({ code: 'take-not-recording' });
    expect((await store.finish(kept, 2000)).state).toBe('recovered');

    const sealed = await leftOpen(2);
    await store.recoverAll();
    await writeFile(store.folder(sealed).submission, '{}');
    await expect(late(store, sealed)).rejects.toMatchObject({ code: 'take-not-recording' });
    await expect(late(store, 'nowhere00')).rejects.toMatchObject({ code: 'attempt-not-found' });
  });

  it('takes a page in that comes back while its take is just being closed', async () => {
    const id = await leftOpen(2);
    const store = await start();
    await store.append(id, { track: 'speech', ...second(2) }, oneSecondOfSpeech(3));
    await Promise.all([
      store.abandon(id),
      store.append(id, { track: 'microphone', ...second(2) }, piece(2)),
      store.append(id, { track: 'speech', ...second(3) }, oneSecondOfSpeech(4)),
    ]);
    expect(await store.finish(id, 4000)).toMatchObject({ state: 'complete', durationMs: 4000 });
  });
});

describe('a take that nobody comes back to', () => {
  it('gets the index that its recorder did not write, cut anywhere', async () => {
    const id = await leftOpen(3);
    const store = await start();
    const path = soundFile(store, id);
    const whole = await readFile(path);
    await truncate(path, whole.length - 5);
    await store.recoverAll();
    const file = await readFile(path);
    const kept = Buffer.concat(sound.slice(0, 2));
    expect(file.subarray(0, kept.length).equals(kept)).toBe(true);
    expect(file.subarray(kept.length + 4, kept.length + 8).toString()).toBe('mfra');
    expect(file.length).toBe((await store.load(id)).tracks[0]?.byteLength);
    expect((await store.load(id)).tracks[0]).toMatchObject({ endMs: 2000, fragmentCount: 2 });
  });

  it('gets the very index that its recorder would have written', async () => {
    const id = await leftOpen(5);
    const store = await start();
    await store.recoverAll();
    const file = await readFile(soundFile(store, id));
    expect(file.equals(Buffer.concat([...sound, index]))).toBe(true);
  });

  it('is recovered from journal and files when take.json is torn or garbled', async () => {
    for (const damage of ['', '{"schemaVersion":1,"attem', 'ÿÿÿÿ', '{"schemaVersion":1}']) {
      const id = await leftOpen(2);
      const store = await start();
      await writeFile(store.folder(id).take, damage);
      expect(await store.recoverAll()).toContain(id);
      expect(await store.load(id)).toMatchObject({
        state: 'recovered',
        scenarioId: 'demo',
        mode: 'practice',
        durationMs: 2000,
        tracks: [
          { kind: 'microphone', codec: 'opus', endMs: 2000 },
          { kind: 'speech', endMs: 2000 },
        ],
      });
    }
  });

  it('is recovered from the files alone when the journal is gone too', async () => {
    const id = await leftOpen(2);
    const store = await start();
    await rm(store.folder(id).take);
    await rm(store.folder(id).journal);
    expect(await store.recoverAll()).toEqual([id]);
    const take = await store.load(id);
    expect(take).toMatchObject({ state: 'recovered', mode: 'practice', durationMs: 2000 });
    expect(take.tracks.map(({ kind, endMs }) => [kind, endMs])).toEqual([
      ['microphone', 2000],
      ['speech', 2000],
    ]);
    expect(Math.abs(Date.parse(take.startedAt) - Date.now())).toBeLessThan(60_000);
  });

  it('loses nothing to recovery when something else damaged a file', async () => {
    const id = await leftOpen(3);
    const store = await start();
    const path = soundFile(store, id);
    const bytes = await readFile(path);
    // The size of the second fragment's first box.
    bytes.fill(0xff, piece(0).length, piece(0).length + 4);
    await writeFile(path, bytes);
    await store.recoverAll();
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect((await store.load(id)).tracks[0]).toMatchObject({ endMs: 1000, byteLength: bytes.length });
  });

  it('leaves nothing behind when it was cut before its first fragment', async () => {
    const id = await leftOpen(0);
    const store = await start();
    await appendFile(soundFile(store, id), piece(0).subarray(0, 200));
    expect(await store.recoverAll()).toEqual([]);
    expect(await store.list()).toEqual([]);
  });
});
