import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadKit } from '../../../src/host/kit/load-kit.ts';
import { sampleKit } from '../../core/score/spoken.ts';
import { containing } from '../../core/score/containing.ts';

const script = join(import.meta.dirname, '../../../scripts/sign-kit.ts');
const signKit = (...options: string[]) => promisify(execFile)(process.execPath, [script, ...options]);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runthrough-sign-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a kit signed with a new key loads where its public half is pinned', async () => {
  const keyFile = join(folder, 'vendor.pem');
  const { stdout } = await signKit('--new-key', keyFile);
  const publicKey = /Public key: (\S+)/.exec(stdout)?.[1] ?? '';
  expect((await stat(keyFile)).mode & 0o077).toBe(0);
  await writeFile(join(folder, 'kit.json'), JSON.stringify(sampleKit));
  await signKit(folder, '--key', keyFile);
  const loaded = await loadKit(folder, { pinnedKeys: [{ name: 'Vendor', publicKey }] });
  expect(loaded.signature).toBe('verified');
});

test('a key file is never overwritten', async () => {
  const keyFile = join(folder, 'vendor.pem');
  await signKit('--new-key', keyFile);
  await expect(signKit('--new-key', keyFile)).rejects.toMatchObject({ code: 1 });
});

test('a kit with errors is not signed, and the errors are named', async () => {
  const kit = { ...sampleKit, brand: { ...sampleKit.brand, accentLight: '#ffffff' } };
  await writeFile(join(folder, 'kit.json'), JSON.stringify(kit));
  await expect(signKit(folder, '--check')).rejects.toMatchObject({
    code: 1,
    stdout: containing('accentLight'),
  });
});
