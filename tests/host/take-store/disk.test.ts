import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import { createSpareFile } from '../../../src/host/take-store/spare-file.ts';
import { openTakeStore } from '../../../src/host/take-store/take-store.ts';
import { oneSecondOfSpeech, orderOf, second, speech } from './recorded.ts';

const log = pino({ level: 'silent' });
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the disk under a take', () => {
  it('is told with every fragment', async () => {
    const store = await openTakeStore(folder, log, { reserveBytes: 1000 });
    const id = await store.begin(orderOf(speech));
    const { disk } = await store.append(id, { track: 'speech', ...second(0) }, oneSecondOfSpeech(1));
    expect(disk).toMatchObject({ state: 'enough', minutesLeft: null });
    expect(disk?.freeBytes).toBeGreaterThan(1000);
    await store.close();
  });

  it('is not recorded to when it is at its reserve already', async () => {
    const store = await openTakeStore(folder, log, { reserveBytes: Number.MAX_SAFE_INTEGER });
    await expect(store.begin(orderOf(speech))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await store.list()).toEqual([]);
    await store.close();
  });
});

describe('space that is held', () => {
  const full = new StudioError('disk-full');

  it('is given back for work that finds the disk full, once', async () => {
    const path = join(folder, 'spare.part');
    const spare = createSpareFile(path, 3_000_000);
    await spare.restore();
    expect((await stat(path)).size).toBe(3_000_000);
    let tries = 0;
    const work = async (): Promise<string> => {
      tries += 1;
      if ((await stat(path).catch(() => null)) !== null) throw full;
      await writeFile(join(folder, 'take.json'), 'closed');
      return 'done';
    };
    expect(await spare.withSpare(work)).toBe('done');
    expect(tries).toBe(2);
    expect(await readFile(join(folder, 'take.json'), 'utf8')).toBe('closed');
    await expect(spare.withSpare(() => Promise.reject(full))).rejects.toBe(full);
  });

  it('is not spent on other errors', async () => {
    const spare = createSpareFile(join(folder, 'spare.part'), 1000);
    await spare.restore();
    const broken = new StudioError('disk-error', 'EIO');
    await expect(spare.withSpare(() => Promise.reject(broken))).rejects.toBe(broken);
    expect((await stat(join(folder, 'spare.part'))).size).toBe(1000);
  });
});
