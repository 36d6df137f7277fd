import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { SealedSubmission } from '../../../src/contract/submission.ts';
import { canonicalBytes, canonicalJson } from '../../../src/core/kit/canonical-json.ts';
import { buildManifest } from '../../../src/core/submission/manifest.ts';
import { signReceipt, totalBytes, verifyReceipt } from '../../../src/core/submission/receipt.ts';
import { sealSubmission, verifySealed } from '../../../src/core/submission/seal.ts';
import { newPrivateKeyPem, signerOf, verifyEd25519 } from '../../../src/host/device-key/ed25519.ts';
import { sha256 } from '../../../src/host/hashing.ts';
import { manifestParts } from './submission-parts.ts';

const device = signerOf(newPrivateKeyPem());
const backend = signerOf(newPrivateKeyPem());
const manifest = buildManifest(manifestParts());
const sealed = sealSubmission(manifest, { ...device, sha256 });
const check = (candidate: unknown) =>
  verifySealed(SealedSubmission.parse(candidate), { sha256, verify: verifyEd25519 });

describe('canonicalJson', () => {
  it('gives equal values equal bytes, whatever the order of their keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes the example of RFC 8785', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(undefined)).toThrow('no JSON form');
    expect(() => canonicalJson({ share: Number.NaN })).toThrow('NaN');
  });
});

describe('sealSubmission', () => {
  it('makes a submission that holds', () => {
    expect(check(sealed)).toEqual({ valid: true });
    expect(check(JSON.parse(JSON.stringify(sealed)))).toEqual({ valid: true });
  });

  it('is the only way to the type: a plain object of the same shape does not fit', () => {
    const plain = { manifest, manifestSha256: sealed.manifestSha256, devicePublicKey: '', signature: '' };
    expectTypeOf(plain).not.toExtend<SealedSubmission>();
    expectTypeOf(sealed).toExtend<SealedSubmission>();
  });

  it('breaks when anything in the manifest changes', () => {
    const changes = {
      submitter: { ...manifest.submitter, name: 'Somebody Else' },
      scenarioId: 'another',
      files: manifest.files.slice(1),
      sealedAt: '2026-03-01T10:00:02.000Z',
    };
    for (const [field, value] of Object.entries(changes)) {
      const changed = { ...manifest, [field]: value };
      expect(check({ ...sealed, manifest: changed })).toMatchObject({ valid: false });
      // Even with its hash put right: the signature is over the manifest.
      const manifestSha256 = sha256(canonicalBytes(changed));
      expect(check({ ...sealed, manifest: changed, manifestSha256 })).toMatchObject({ valid: false });
    }
  });

  it('breaks when another device claims it', () => {
    expect(check({ ...sealed, devicePublicKey: backend.publicKey })).toMatchObject({ valid: false });
  });
});

describe('verifyReceipt', () => {
  const body = {
    submissionId: manifest.submissionId,
    manifestSha256: sealed.manifestSha256,
    receivedAt: '2026-03-01T10:05:00.000Z',
    fileCount: manifest.files.length,
    totalBytes: totalBytes(manifest),
    scoreRerun: 'equal' as const,
    reviewReference: 'RT-1',
  };
  const receipt = signReceipt(body, backend);

  it('accepts the vendor, pinned or not', () => {
    expect(verifyReceipt(receipt, sealed, backend.publicKey, verifyEd25519)).toEqual({ valid: true });
    expect(verifyReceipt(receipt, sealed, null, verifyEd25519)).toEqual({ valid: true });
  });

  it('refuses somebody who signs with a key of their own', () => {
    const forged = signReceipt(body, device);
    expect(verifyReceipt(forged, sealed, backend.publicKey, verifyEd25519)).toMatchObject({ valid: false });
  });

  it('refuses a changed body, another submission and other files', () => {
    const changed = { ...receipt, body: { ...body, scoreRerun: 'different' as const } };
    expect(verifyReceipt(changed, sealed, backend.publicKey, verifyEd25519)).toMatchObject({ valid: false });
    for (const wrong of [
      { submissionId: '7c9e6679-7425-40de-944b-e07fc1f90ae7' },
      { manifestSha256: sha256(new Uint8Array(1)) },
      { fileCount: 1 },
      { totalBytes: 1 },
    ]) {
      const signed = signReceipt({ ...body, ...wrong }, backend);
      expect(verifyReceipt(signed, sealed, backend.publicKey, verifyEd25519)).toMatchObject({ valid: false });
    }
  });
});
