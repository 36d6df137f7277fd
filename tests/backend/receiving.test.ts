import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyEd25519 } from '../../src/backend/ed25519.ts';
import type { SealedSubmission } from '../../src/contract/submission.ts';
import { verifyReceipt } from '../../src/core/submission/receipt.ts';
import { sealSubmission } from '../../src/core/submission/seal.ts';
import { sha256 } from '../../src/host/hashing.ts';
import { patch, post, sendAll } from './raw-client.ts';
import { makePlace, type Place } from './running-backend.ts';
import { device, makeSealedAttempt } from './sealed-attempt.ts';
import { vendorKit } from './vendor-kit.ts';

let place: Place;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => place.clean());

const attempt = (change = {}) => makeSealedAttempt({ attemptsFolder: place.attemptsFolder, ...change });

describe('a submission that is whole', () => {
  it('is kept byte for byte, scored again with equal bytes, and receipted', async () => {
    const { url, publicKey } = await place.start();
    const one = await attempt();
    const { status, reply } = await sendAll(url, one);
    expect(status).toBe(200);
    if (reply?.state !== 'received') throw new Error('not received');
    expect(verifyReceipt(reply.receipt, one.sealed, publicKey, verifyEd25519)).toEqual({ valid: true });
    expect(reply.receipt.body.scoreRerun).toBe('equal');
    const kept = join(place.dataFolder, 'submissions', one.sealed.manifest.submissionId);
    for (const { name } of one.sealed.manifest.files) {
      const sent = await readFile(join(one.folder, name));
      expect([name, sent.equals(await readFile(join(kept, 'files', name)))]).toEqual([name, true]);
    }
    expect(JSON.parse(await readFile(join(kept, 'receipt.json'), 'utf8'))).toEqual(reply.receipt);
    expect(await readdir(join(place.dataFolder, 'uploads'))).toEqual([]);
  });

  it('gets the same receipt however often and whenever it is asked for', async () => {
    const first = await place.start();
    const one = await attempt();
    const complete = (url: string) =>
      post(`${url}/submissions/${one.sealed.manifest.submissionId}/complete`, {});
    const { reply } = await sendAll(first.url, one);
    const again = await Promise.all([complete(first.url), complete(first.url), sendAll(first.url, one)]);
    await first.close();
    const second = await place.start();
    expect(second.publicKey).toBe(first.publicKey);
    again.push(await complete(second.url), await sendAll(second.url, one));
    for (const answer of again) expect(answer.reply).toEqual(reply);
  });

  it('goes on where it stood when the backend was restarted in between', async () => {
    const first = await place.start();
    const one = await attempt();
    const announced = await post(`${first.url}/submissions`, one.sealed);
    if (announced.reply?.state !== 'expecting') throw new Error('not announced');
    const screen = announced.reply.files.find((file) => file.name === 'screen.mp4');
    const bytes = await readFile(join(one.folder, 'screen.mp4'));
    await patch(`${first.url}/${screen?.uploadPath}`, bytes.subarray(0, 100_000));
    await first.close();
    const second = await place.start();
    const { reply } = await post(`${second.url}/submissions`, one.sealed);
    if (reply?.state !== 'expecting') throw new Error('not announced');
    expect(reply.files.find((file) => file.name === 'screen.mp4')).toEqual({
      ...screen,
      receivedBytes: 100_000,
    });
    await patch(`${second.url}/${screen?.uploadPath}`, bytes.subarray(100_000), 100_000);
    expect((await sendAll(second.url, one)).reply?.state).toBe('received');
  });
});

describe('the score made again', () => {
  it('tells when the score was changed by hand', async () => {
    const { url } = await place.start();
    const { reply } = await sendAll(
      url,
      await attempt({ changeScore: (card: object) => ({ ...card, share: 0.987, outcome: 'passed' }) }),
    );
    expect(reply).toMatchObject({ receipt: { body: { scoreRerun: 'different' } } });
  });

  it('says so when the backend does not have that version of the kit', async () => {
    const { url } = await place.start();
    const { reply } = await sendAll(url, await attempt({ kit: vendorKit({ vocabulary: ['Elsewhere'] }) }));
    expect(reply).toMatchObject({ receipt: { body: { scoreRerun: 'not-possible' } } });
  });
});

describe('what is refused before a byte is taken', () => {
  const refusal = async (body: unknown, limits = {}) => {
    const { url } = await place.start({ limits });
    const answer = await post(`${url}/submissions`, body);
    expect(await readdir(join(place.dataFolder, 'uploads'))).toEqual([]);
    expect(answer.message).not.toBe('');
    return `${answer.status} ${answer.code}`;
  };
  const resealed = async (change: (manifest: SealedSubmission['manifest']) => SealedSubmission['manifest']) =>
    (await attempt({ changeManifest: change })).sealed;

  it('what is no sealed submission', async () => {
    expect(await refusal({ manifest: 'me' })).toBe('400 manifest-invalid');
  });

  it('a wrong signature', async () => {
    const { sealed } = await attempt();
    const signature = Buffer.alloc(64, 7).toString('base64');
    expect(await refusal({ ...sealed, signature })).toBe('400 signature-invalid');
  });

  it('a manifest changed after it was signed', async () => {
    const { sealed } = await attempt();
    const manifest = {
      ...sealed.manifest,
      submitter: { ...sealed.manifest.submitter, name: 'Somebody Else' },
    };
    expect(await refusal({ ...sealed, manifest })).toBe('400 signature-invalid');
  });

  it('a field that nobody agreed to', async () => {
    const { sealed } = await attempt();
    const manifest = { ...sealed.manifest, hiddenField: 'more' };
    const signed = { ...sealed, manifest, ...reseal(manifest) };
    expect(await refusal(signed)).toBe('400 signature-invalid');
  });

  it.each([
    '../key.pem',
    '..\\key.pem',
    '/etc/passwd',
    'files/take.json',
    'index.html',
    'receipt.json',
    'notes.txt',
  ])('the file name %j, properly signed', async (name) => {
    const { sealed } = await attempt();
    const manifest = { ...sealed.manifest, files: [...sealed.manifest.files, { ...file, name }] };
    expect(await refusal({ ...sealed, manifest, ...reseal(manifest) })).toBe('400 manifest-invalid');
  });

  it('a file named twice', async () => {
    const sealed = await resealed((manifest) => ({
      ...manifest,
      files: [...manifest.files, ...manifest.files],
    }));
    expect(await refusal(sealed)).toBe('400 manifest-invalid');
  });

  it('a file, a submission or a manifest that is too large', async () => {
    const { sealed } = await attempt();
    expect(await refusal(sealed, { fileBytes: 599_999 })).toBe('413 too-large');
    expect(await refusal(sealed, { submissionBytes: 639_999 })).toBe('413 too-large');
    expect(await refusal(sealed, { manifestBytes: 1000 })).toBe('413 too-large');
    expect(await refusal(sealed, { files: 3 })).toBe('413 too-large');
    expect(await refusal(sealed, { parsedFileBytes: 100 })).toBe('413 too-large');
  });

  it('more than the disk holds', async () => {
    const sealed = await resealed((manifest) => ({
      ...manifest,
      files: manifest.files.map((one) => (one.name === 'screen.mp4' ? { ...one, byteLength: 2 ** 52 } : one)),
    }));
    expect(await refusal(sealed, { fileBytes: 2 ** 53, submissionBytes: 2 ** 53 })).toBe('507 no-room');
  });

  it('a kit or a scenario that is not ours', async () => {
    expect(await refusal(await resealed((one) => ({ ...one, kitId: 'another' })))).toBe('422 kit-unknown');
    expect(await refusal(await resealed((one) => ({ ...one, scenarioId: 'another' })))).toBe(
      '422 kit-unknown',
    );
  });
});

const file = { contentType: 'text/plain', byteLength: 1, sha256: 'a'.repeat(64) };
/** Signs whatever it is given, as a hostile device would. */
const reseal = (manifest: unknown): object => {
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  return { manifestSha256: sha256(bytes), signature: device.sign(bytes) };
};

describe('what is refused later', () => {
  it('another manifest under an id that is taken', async () => {
    const { url } = await place.start();
    const one = await attempt();
    await sendAll(url, one);
    const other = sealSubmission({ ...one.sealed.manifest, studioVersion: '9.9.9' }, { ...device, sha256 });
    expect(await post(`${url}/submissions`, other)).toMatchObject({
      status: 409,
      code: 'submission-conflict',
    });
  });

  it('a file that is not what was sealed: it can be sent again, and then counts', async () => {
    const { url } = await place.start();
    const one = await attempt();
    const tampered = await sendAll(url, one, (name, bytes) =>
      name === 'screen.mp4' ? Buffer.from(bytes).fill(0, 1000, 1001) : bytes,
    );
    expect(tampered).toMatchObject({ status: 409, code: 'files-damaged' });
    expect(tampered.message).toContain('screen.mp4');
    expect((await sendAll(url, one)).reply?.state).toBe('received');
  });

  it('to complete with a file missing', async () => {
    const { url } = await place.start();
    const one = await attempt();
    const answer = await sendAll(url, one, (name, bytes) =>
      name === 'speech.wav' ? bytes.subarray(0, 10) : bytes,
    );
    expect(answer).toMatchObject({ status: 409, code: 'files-missing' });
    expect(answer.message).toContain('speech.wav');
  });

  it('more bytes than were declared', async () => {
    const { url } = await place.start();
    const one = await attempt();
    const { reply } = await post(`${url}/submissions`, one.sealed);
    if (reply?.state !== 'expecting') throw new Error('not announced');
    const [first] = reply.files;
    const upload = `${url}/${first?.uploadPath}`;
    const tooMuch = await patch(upload, Buffer.alloc((first?.byteLength ?? 0) + 1));
    expect(tooMuch.status).toBe(413);
    const kept = await stat(join(place.dataFolder, first?.uploadPath ?? ''));
    expect(kept.size).toBeLessThanOrEqual(first?.byteLength ?? 0);
  });

  it('a practice take, however it was sealed; nothing of it is kept', async () => {
    const { url } = await place.start();
    const one = await attempt({ mode: 'practice' });
    expect(await sendAll(url, one)).toMatchObject({ status: 422, code: 'attempt-invalid' });
    expect(await readdir(join(place.dataFolder, 'submissions'))).toEqual([]);
    expect(await readdir(join(place.dataFolder, 'uploads'))).toEqual([]);
    expect(await post(`${url}/submissions`, one.sealed)).toMatchObject({
      status: 422,
      code: 'attempt-invalid',
    });
  });

  it('a take of another attempt', async () => {
    const { url } = await place.start();
    const one = await attempt({
      changeManifest: (manifest: object) => ({ ...manifest, attemptId: 'someoneelse' }),
    });
    expect(await sendAll(url, one)).toMatchObject({ status: 422, code: 'attempt-invalid' });
  });

  it('uploads that nobody announced, and every other way into them', async () => {
    const { url } = await place.start();
    const one = await attempt();
    const { reply } = await post(`${url}/submissions`, one.sealed);
    if (reply?.state !== 'expecting') throw new Error('not announced');
    const known = `${url}/${reply.files[0]?.uploadPath}`;
    expect((await patch(`${url}/uploads/${'0'.repeat(32)}`, Buffer.alloc(3))).status).toBe(404);
    expect((await patch(`${url}/uploads/..%2Findex.sqlite`, Buffer.alloc(3))).status).toBe(404);
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '3' };
    expect((await fetch(`${url}/uploads`, { method: 'POST', headers })).status).toBe(404);
    expect((await fetch(known)).status).toBe(404);
    expect((await fetch(known, { method: 'DELETE', headers })).status).toBe(404);
    await sendAll(url, one);
    expect((await patch(known, Buffer.alloc(3))).status).toBe(404);
  });

  it('ids that are none, and pages that are not there, in the one shape of an error', async () => {
    const { url } = await place.start();
    expect(await post(`${url}/submissions/nonsense/complete`, {})).toMatchObject({
      code: 'submission-unknown',
    });
    expect(await post(`${url}/submissions/0f8fad5b-d9cb-469f-a165-70867728950e/complete`, {})).toMatchObject({
      code: 'submission-unknown',
    });
    expect(await post(`${url}/elsewhere`, {})).toMatchObject({ status: 404, code: 'not-found' });
    const torn = await fetch(`${url}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"manifest":',
    });
    expect(await torn.json()).toMatchObject({ error: { code: 'bad-request' } });
  });
});
