import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../../src/core/kit/canonical-json.ts';
import { loadKit } from '../../../src/host/kit/load-kit.ts';
import { sampleKit } from '../../core/score/spoken.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runthrough-kit-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const vendor = generateKeyPairSync('ed25519');
const pinnedKeys = [{ name: 'A vendor', publicKey: rawPublicKey(vendor.publicKey) }];

function rawPublicKey(key: KeyObject): string {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
}

const signatureOf = (document: unknown): string =>
  sign(null, canonicalBytes(document), vendor.privateKey).toString('base64');

const put = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);

describe('a signed kit', () => {
  test('of a pinned vendor loads, and says who signed it', async () => {
    await put('kit.json', JSON.stringify(sampleKit));
    await put('kit.sig', `${signatureOf(sampleKit)}\n`);
    const loaded = await loadKit(folder, { pinnedKeys });
    expect(loaded).toMatchObject({ kit: sampleKit, signature: 'verified', signedBy: 'A vendor' });
    expect(loaded.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('may be laid out differently: the signature is over its meaning', async () => {
    await put('kit.json', JSON.stringify(Object.fromEntries(Object.entries(sampleKit).reverse()), null, 4));
    await put('kit.sig', signatureOf(sampleKit));
    await expect(loadKit(folder, { pinnedKeys })).resolves.toMatchObject({ signature: 'verified' });
  });

  test('that was changed in one place is refused, for developers too', async () => {
    await put('kit.json', JSON.stringify({ ...sampleKit, backendUrl: 'http://127.0.0.1:4651' }));
    await put('kit.sig', signatureOf(sampleKit));
    const refusal = { code: 'kit-signature-invalid' };
    await expect(loadKit(folder, { pinnedKeys })).rejects.toMatchObject(refusal);
    await expect(loadKit(folder, { pinnedKeys, allowUnsigned: true })).rejects.toMatchObject(refusal);
  });

  test('of a vendor that is not pinned is refused', async () => {
    await put('kit.json', JSON.stringify(sampleKit));
    await put('kit.sig', signatureOf(sampleKit));
    await expect(loadKit(folder, { pinnedKeys: [] })).rejects.toMatchObject({
      code: 'kit-signature-invalid',
    });
    await expect(loadKit(folder)).rejects.toMatchObject({ code: 'kit-signature-invalid' });
  });

  test.each(['', 'not base64!', 'AAAA'])('with the signature "%s" is refused', async (signature) => {
    await put('kit.json', JSON.stringify(sampleKit));
    await put('kit.sig', signature);
    await expect(loadKit(folder, { pinnedKeys })).rejects.toMatchObject({ code: 'kit-signature-invalid' });
  });

  test('with an error that nobody could score is refused', async () => {
    const [scenario] = sampleKit.scenarios;
    const wrong = { ...sampleKit, scenarios: [scenario, scenario] };
    await put('kit.json', JSON.stringify(wrong));
    await put('kit.sig', signatureOf(wrong));
    await expect(loadKit(folder, { pinnedKeys })).rejects.toMatchObject({ code: 'kit-invalid' });
  });
});

describe('a kit without a signature', () => {
  test('is refused', async () => {
    await put('kit.json', JSON.stringify(sampleKit));
    await expect(loadKit(folder, { pinnedKeys })).rejects.toMatchObject({ code: 'kit-signature-invalid' });
  });

  test('loads for its author on purpose, and says that it is unsigned', async () => {
    await put('kit.json', JSON.stringify(sampleKit));
    const loaded = await loadKit(folder, { allowUnsigned: true });
    expect(loaded.signature).toBe('unsigned');
    expect(loaded.signedBy).toBeUndefined();
  });
});

describe('a folder without a kit', () => {
  test('is not found', async () => {
    await expect(loadKit(folder)).rejects.toMatchObject({ code: 'kit-not-found' });
    await expect(loadKit(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'kit-not-found' });
  });

  test('but with something else in kit.json is invalid', async () => {
    await put('kit.json', '{"schemaVersion": 1}');
    await expect(loadKit(folder, { allowUnsigned: true })).rejects.toMatchObject({ code: 'kit-invalid' });
    await put('kit.json', ' '.repeat(5 * 1024 * 1024));
    await expect(loadKit(folder, { allowUnsigned: true })).rejects.toMatchObject({ code: 'kit-invalid' });
  });
});

test('the sample kit is signed by the key that is built in', async () => {
  const sample = join(import.meta.dirname, '../../../resources/sample-kit');
  const loaded = await loadKit(sample);
  expect(loaded).toMatchObject({ signature: 'verified', signedBy: 'Halden Systems (sample)' });
  expect(loaded.kit.scenarios.map((scenario) => scenario.kind)).toEqual(['demo', 'objection', 'discovery']);
  const kinds = loaded.kit.scenarios.flatMap(({ rubric }) =>
    rubric.criteria.flatMap(({ checks }) => checks.map((check) => check.kind)),
  );
  expect(new Set(kinds).size).toBe(8);
});
