import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { Receipt, SealedSubmission, type SubmissionStatus } from '../../../src/contract/submission.ts';
import { createLog } from '../../../src/host/log.ts';
import { createOutbox, type Outbox } from '../../../src/host/outbox/outbox.ts';
import { type CuttingProxy, openCuttingProxy } from '../../backend/cutting-proxy.ts';
import { makePlace, type Place } from '../../backend/running-backend.ts';
import { makeSealedAttempt, type SealedAttempt } from '../../backend/sealed-attempt.ts';

let place: Place;
let heard: SubmissionStatus[];
const opened: { close: () => Promise<void> }[] = [];

beforeEach(async () => {
  place = await makePlace();
  heard = [];
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await place.clean();
});

const openOutbox = (change = {}): Outbox => {
  const outbox = createOutbox({
    attemptsFolder: place.attemptsFolder,
    log: createLog(null),
    onChange: (status) => heard.push(status),
    // The first wait is shorter than any write to disk: a try must not be lost because the one before still settles.
    backoff: { firstMs: 1, longestMs: 60 },
    ...change,
  });
  opened.push(outbox);
  return outbox;
};

const attempt = (change = {}) => makeSealedAttempt({ attemptsFolder: place.attemptsFolder, ...change });

const enqueue = (outbox: Outbox, one: SealedAttempt, backendUrl: string, key: string | null = null) =>
  outbox.enqueue(one.sealed, { folder: one.folder, backendUrl, backendPublicKey: key });

/** The machine may be busy: how long something takes is not what is tested. */
const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 120_000, interval: 20 });

const reaches = (outbox: Outbox, { attemptId }: SealedAttempt, state: SubmissionStatus['state']) =>
  eventually(async () => {
    const status = await outbox.status(attemptId);
    if (status?.state !== state) throw new Error(`It is ${status?.state}: ${status?.message}`);
    return status;
  });

const waitsForItsTime = (status: SubmissionStatus | undefined): boolean =>
  status?.state === 'waiting' && status.nextTryAt !== null;

const portOf = (url: string): number => Number(new URL(url).port);

const receivedFile = (one: SealedAttempt, name: string) =>
  readFile(join(place.dataFolder, 'submissions', one.sealed.manifest.submissionId, 'files', name));

describe('the way of a submission', () => {
  it('waits while the backend is down, says so, and arrives byte for byte when it is up', async () => {
    const first = await place.start();
    const port = portOf(first.url);
    await first.close();
    const outbox = openOutbox();
    const one = await attempt();
    await enqueue(outbox, one, first.url, first.publicKey);
    const waiting = await eventually(() => {
      const found = heard.find(waitsForItsTime);
      if (!found) throw new Error('not waiting yet');
      return found;
    });
    expect(waiting.message).toContain('cannot be reached');

    const second = await place.start({ port });
    const status = await reaches(outbox, one, 'received');
    expect(status.sentBytes).toBe(status.totalBytes);
    expect(status.receipt?.body.scoreRerun).toBe('equal');
    expect(second.publicKey).toBe(first.publicKey);
    for (const { name } of one.sealed.manifest.files) {
      const sent = await readFile(join(one.folder, name));
      expect([name, sent.equals(await receivedFile(one, name))]).toEqual([name, true]);
    }
    const stored = Receipt.parse(JSON.parse(await readFile(join(one.folder, 'receipt.json'), 'utf8')));
    expect(stored).toEqual(status.receipt);
  });

  it('goes on where a connection was cut, and does not start over', async () => {
    const { url, publicKey } = await place.start();
    const proxy: CuttingProxy = await openCuttingProxy(portOf(url));
    opened.push(proxy);
    const screen = randomBytes(9_000_000);
    const one = await attempt({ media: { 'screen.mp4': screen, 'speech.wav': randomBytes(50_000) } });
    const outbox = openOutbox();
    proxy.cutAfter(7_000_000);
    await enqueue(outbox, one, proxy.url, publicKey);
    const status = await reaches(outbox, one, 'received');
    expect(proxy.cuts()).toBe(1);
    expect(screen.equals(await receivedFile(one, 'screen.mp4'))).toBe(true);
    // At most what was under way when the cut came goes twice; a new start would send 7 MB more.
    expect(proxy.upBytes()).toBeLessThan(status.totalBytes + 4_500_000);
  });

  it('keeps what it has when the studio is closed, and the next one takes it up', async () => {
    const { url, publicKey } = await place.start();
    const proxy = await openCuttingProxy(portOf(url));
    opened.push(proxy);
    const held = proxy.holdAfter(5_000_000);
    const one = await attempt({ media: { 'screen.mp4': randomBytes(9_000_000) } });
    const before = openOutbox();
    await enqueue(before, one, proxy.url, publicKey);
    await held;
    await before.close();
    expect(await before.status(one.attemptId)).toMatchObject({ state: 'waiting' });

    proxy.letThrough();
    const after = openOutbox();
    expect(await after.status(one.attemptId)).toMatchObject({ state: 'waiting', receipt: null });
    await after.resumeAll();
    await reaches(after, one, 'received');

    const later = openOutbox();
    await later.resumeAll();
    expect(await later.status(one.attemptId)).toMatchObject({
      state: 'received',
      receipt: { body: { submissionId: one.sealed.manifest.submissionId } },
    });
  });

  it('goes on after its process was killed in the middle of a file', async () => {
    const { url, publicKey } = await place.start();
    const proxy = await openCuttingProxy(portOf(url));
    opened.push(proxy);
    const screen = randomBytes(9_000_000);
    const one = await attempt({ media: { 'screen.mp4': screen } });
    const held = proxy.holdAfter(6_000_000);
    const program = fileURLToPath(new URL('./outbox-process.ts', import.meta.url));
    const order = {
      sealed: one.sealed,
      folder: one.folder,
      backendUrl: proxy.url,
      backendPublicKey: publicKey,
    };
    const child = spawn(process.execPath, [program, place.attemptsFolder], {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    const ended = new Promise<NodeJS.Signals | null>((done) =>
      child.once('exit', (_, signal) => done(signal)),
    );
    child.stdin.end(JSON.stringify(order));
    await held;
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');

    proxy.letThrough();
    const after = openOutbox();
    await after.resumeAll();
    const status = await reaches(after, one, 'received');
    expect(screen.equals(await receivedFile(one, 'screen.mp4'))).toBe(true);
    expect(proxy.upBytes()).toBeLessThan(status.totalBytes + 4_500_000);
  });

  it('passes over a record that was torn, and the attempt can be sealed again', async () => {
    const { url, publicKey } = await place.start();
    const one = await attempt();
    await writeFile(join(one.folder, 'submission.json'), '{"schemaVersion":1,"sea');
    const outbox = openOutbox();
    await outbox.resumeAll();
    expect(await outbox.status(one.attemptId)).toBeNull();
    await enqueue(outbox, one, url, publicKey);
    await reaches(outbox, one, 'received');
  });

  it('sends several attempts, one after the other', async () => {
    const { url, publicKey } = await place.start();
    const outbox = openOutbox();
    const attempts = await Promise.all([attempt(), attempt(), attempt()]);
    await Promise.all(attempts.map((one) => enqueue(outbox, one, url, publicKey)));
    for (const one of attempts) await reaches(outbox, one, 'received');
    const order = heard.map((status) => status.attemptId);
    const changes = order.filter(
      (id, index) => heard[index]?.state === 'uploading' && id !== order[index - 1],
    );
    expect(new Set(changes).size).toBe(3);
  });

  it('is tried at once when asked, without waiting for its time', async () => {
    const { url } = await place.start();
    const proxy = await openCuttingProxy(portOf(url));
    await proxy.close();
    const outbox = openOutbox({ backoff: { firstMs: 3_600_000, longestMs: 3_600_000 } });
    const one = await attempt();
    await enqueue(outbox, one, proxy.url);
    await eventually(() => expect(heard.some(waitsForItsTime)).toBe(true));
    const tries = heard.filter((status) => status.state === 'uploading').length;
    await outbox.tryNow(one.attemptId);
    await eventually(() =>
      expect(heard.filter((status) => status.state === 'uploading').length).toBeGreaterThan(tries),
    );
    await expect(outbox.tryNow('neversealed')).rejects.toMatchObject({ code: 'attempt-not-found' });
  });

  it('is let go before its attempt is deleted', async () => {
    const { url } = await place.start();
    const proxy = await openCuttingProxy(portOf(url));
    await proxy.close();
    const outbox = openOutbox();
    const one = await attempt();
    await enqueue(outbox, one, proxy.url);
    await outbox.forget(one.attemptId);
    await rm(one.folder, { recursive: true });
    expect(await outbox.status(one.attemptId)).toBeNull();
  });
});

describe('what a studio does not send', () => {
  it('a file that changed after it was sealed', async () => {
    const { url, publicKey } = await place.start();
    const one = await attempt();
    await writeFile(join(one.folder, 'screen.mp4'), randomBytes(600_000));
    const outbox = openOutbox();
    await enqueue(outbox, one, url, publicKey);
    const status = await reaches(outbox, one, 'refused');
    expect(status.message).toContain('changed after you looked at it');
    expect(status.message).toContain('screen.mp4');
  });

  it('a file that is gone', async () => {
    const { url, publicKey } = await place.start();
    const one = await attempt();
    await rm(join(one.folder, 'speech.wav'));
    const outbox = openOutbox();
    await enqueue(outbox, one, url, publicKey);
    expect((await reaches(outbox, one, 'refused')).message).toContain('speech.wav');
  });

  it('anything that is not sealed: neither by its type nor when the type is cast away', async () => {
    const outbox = openOutbox();
    const one = await attempt();
    const order = { folder: one.folder, backendUrl: 'https://vendor.example', backendPublicKey: null };
    const plain = { ...one.sealed.manifest };
    expectTypeOf(plain).not.toExtend<Parameters<Outbox['enqueue']>[0]>();
    expectTypeOf(one.sealed).toExtend<Parameters<Outbox['enqueue']>[0]>();
    // @ts-expect-error a manifest is not a sealed submission
    await expect(outbox.enqueue(plain, order)).rejects.toMatchObject({ code: 'bad-request' });

    const { manifest } = one.sealed;
    const changed = { ...one.sealed, manifest: { ...manifest, studioVersion: '9.9.9' } };
    await expect(outbox.enqueue(SealedSubmission.parse(changed), order)).rejects.toMatchObject({
      code: 'bad-request',
    });
    await expect(
      outbox.enqueue(one.sealed, { ...order, folder: place.attemptsFolder }),
    ).rejects.toMatchObject({ code: 'bad-request' });
    expect(await outbox.status(one.attemptId)).toBeNull();
  });

  it('practice, even under a valid seal', async () => {
    const one = await attempt({ mode: 'practice' });
    await expect(enqueue(openOutbox(), one, 'https://vendor.example')).rejects.toMatchObject({
      code: 'practice-stays-here',
    });
  });

  it.each(['http://vendor.example/', 'ftp://vendor.example/', 'http://127.0.0.1.vendor.example/'])(
    'anything to %s: over TLS or to this machine, nowhere else',
    async (address) => {
      await expect(enqueue(openOutbox(), await attempt(), address)).rejects.toMatchObject({
        code: 'kit-invalid',
      });
    },
  );

  it('the same attempt twice', async () => {
    const { url, publicKey } = await place.start();
    const outbox = openOutbox();
    const one = await attempt();
    await enqueue(outbox, one, url, publicKey);
    await enqueue(outbox, one, url, publicKey);
    const received = await reaches(outbox, one, 'received');
    expect(await enqueue(outbox, one, url, publicKey)).toEqual(received);
  });
});

const serve = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** A server that is not the vendor, or a vendor gone bad. */
const answerWith = (status: number, body: string): Promise<string> =>
  serve((_, response) => void response.writeHead(status, { location: 'http://127.0.0.1:9/' }).end(body));

describe('answers that are not what they should be', () => {
  it('takes no receipt that somebody else signed', async () => {
    const { url } = await place.start();
    const other = await place.start({ dataFolder: join(place.folder, 'other') });
    const outbox = openOutbox();
    const one = await attempt();
    await enqueue(outbox, one, url, other.publicKey);
    const status = await reaches(outbox, one, 'refused');
    expect(status.message).toContain('does not come from your vendor');
    expect(status.receipt).toBeNull();
    await expect(readFile(join(one.folder, 'receipt.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('takes no receipt that was written for another submission', async () => {
    const { url, publicKey } = await place.start();
    const outbox = openOutbox();
    const [one, two] = [await attempt(), await attempt()];
    await enqueue(outbox, one, url, publicKey);
    const { receipt } = await reaches(outbox, one, 'received');
    const replay = await answerWith(200, JSON.stringify({ state: 'received', receipt }));
    await enqueue(outbox, two, replay, publicKey);
    expect((await reaches(outbox, two, 'refused')).message).toContain('another submission');
  });

  it('waits when a sign-in page, a redirect or a broken proxy answers', async () => {
    const outbox = openOutbox();
    for (const [status, body] of [
      [200, '<html>Welcome to the hotel</html>'],
      [302, ''],
      [502, 'Bad gateway'],
      [200, '{"state":"received"}'],
    ] as const) {
      const one = await attempt();
      await enqueue(outbox, one, await answerWith(status, body));
      await eventually(() =>
        expect(heard.filter((entry) => entry.attemptId === one.attemptId).some(waitsForItsTime)).toBe(true),
      );
      await outbox.forget(one.attemptId);
    }
  });

  it('stops and says the reason when the vendor refuses; a new seal may be sent then', async () => {
    const refusing = await answerWith(
      422,
      '{"error":{"code":"kit-unknown","message":"We do not know this kit."}}',
    );
    const outbox = openOutbox();
    const one = await attempt();
    await enqueue(outbox, one, refusing);
    expect((await reaches(outbox, one, 'refused')).message).toContain('We do not know this kit.');

    const { url, publicKey } = await place.start();
    const again = await attempt({ attemptId: one.attemptId });
    expect(again.sealed.manifestSha256).not.toBe(one.sealed.manifestSha256);
    await enqueue(outbox, again, url, publicKey);
    await reaches(outbox, again, 'received');
    const third = await attempt({ attemptId: one.attemptId });
    await expect(enqueue(outbox, third, url, publicKey)).rejects.toMatchObject({ code: 'submission-exists' });
  });

  it('counts a connection that moves nothing as cut', async () => {
    const one = await attempt();
    const files = one.sealed.manifest.files.map(({ name, byteLength }) => ({
      name,
      byteLength,
      receivedBytes: 0,
      uploadPath: `uploads/${'0'.repeat(32)}`,
    }));
    // The announcement is answered; the uploads never are.
    const url = await serve((request, response) => {
      if (request.url?.startsWith('/uploads')) return;
      response.writeHead(200).end(JSON.stringify({ state: 'expecting', files }));
    });
    await enqueue(openOutbox({ stallMs: 100 }), one, url);
    await eventually(() => expect(heard.some(waitsForItsTime)).toBe(true));
  });
});
