import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDeviceKey } from '../../../src/host/device-key/device-key.ts';
import { verifyEd25519 } from '../../../src/host/device-key/ed25519.ts';
import { fileKeyStore } from '../../../src/host/device-key/key-store.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'device-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('what is sealed');

describe('loadDeviceKey', () => {
  it('makes a key once and finds the same one afterwards', async () => {
    const first = await loadDeviceKey(fileKeyStore(folder));
    const second = await loadDeviceKey(fileKeyStore(folder));
    expect(second.publicKey).toBe(first.publicKey);
    expect(Buffer.from(first.publicKey, 'base64')).toHaveLength(32);
    expect(verifyEd25519({ publicKey: first.publicKey, signature: second.sign(bytes), bytes })).toBe(true);
  });

  it('leaves one key, whole, when several studios start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadDeviceKey(fileKeyStore(folder))));
    expect(new Set(keys.map((key) => key.publicKey)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['device-key.pem']);
  });

  it.skipIf(process.platform === 'win32')('keeps the key for its owner only', async () => {
    await loadDeviceKey(fileKeyStore(folder));
    expect((await stat(join(folder, 'device-key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('does not replace a key that it cannot read, and says which file it is', async () => {
    await writeFile(join(folder, 'device-key.pem'), 'torn');
    await expect(loadDeviceKey(fileKeyStore(folder))).rejects.toMatchObject({
      code: 'device-key-unreadable',
      details: 'device-key.pem in the data folder',
    });
  });
});

describe('verifyEd25519', () => {
  it('refuses another key, other bytes, and things that are no keys', async () => {
    const key = await loadDeviceKey(fileKeyStore(folder));
    const other = await loadDeviceKey(fileKeyStore(join(folder, 'other')));
    const signature = key.sign(bytes);
    expect(verifyEd25519({ publicKey: other.publicKey, signature, bytes })).toBe(false);
    expect(verifyEd25519({ publicKey: key.publicKey, signature, bytes: new Uint8Array(3) })).toBe(false);
    expect(verifyEd25519({ publicKey: 'AAAA', signature, bytes })).toBe(false);
    expect(verifyEd25519({ publicKey: key.publicKey, signature: 'AAAA', bytes })).toBe(false);
  });
});
