import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DownloadOptions, downloadFile, partPath } from '../../../src/host/models/download.ts';
import { type ModelServer, sendSome, startModelServer } from './model-server.ts';

const content = randomBytes(300_000);
const sha256 = createHash('sha256').update(content).digest('hex');

let folder = '';
let server: ModelServer;
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  path = join(folder, 'model.bin');
  server = await startModelServer(content);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const start = (changes: Partial<DownloadOptions> = {}): Promise<void> =>
  downloadFile({
    address: server.address,
    file: { path, byteLength: content.byteLength, sha256 },
    signal: new AbortController().signal,
    retryAfterMs: [1, 1],
    ...changes,
  });

const expectWhole = async (): Promise<void> => {
  expect((await readFile(path)).equals(content)).toBe(true);
  expect(await readdir(folder)).toEqual(['model.bin']);
};

describe('downloadFile', () => {
  it('fetches a file and tells how far it is', async () => {
    const lengths: number[] = [];
    let isChecked = false;
    await start({ onBytes: (length) => lengths.push(length), onChecking: () => (isChecked = true) });
    await expectWhole();
    expect(lengths.at(-1)).toBe(content.byteLength);
    expect(isChecked).toBe(true);
  });

  it('goes on by itself where a connection broke', async () => {
    server.next.push(sendSome(content, 100_000), sendSome(content, 100_000));
    let cuts = 0;
    await start({ onBytes: () => ++cuts <= 2 && server.cut() });
    await expectWhole();
    expect(server.ranges.length).toBeGreaterThan(1);
    expect(server.ranges[0]).toBe('');
    expect(server.ranges.slice(1).every((range) => /^bytes=\d+-$/.test(range))).toBe(true);
  });

  it('keeps what came when it gives up, and goes on there another day', async () => {
    server.next.push(sendSome(content, 120_000));
    for (let i = 0; i < 3; i++) server.next.push((_, response) => response.destroy());
    await expect(start({ onBytes: server.cut })).rejects.toMatchObject({ code: 'download-failed' });
    const kept = (await readFile(partPath(path))).byteLength;
    expect(kept).toBeGreaterThan(0);
    await start();
    await expectWhole();
    expect(server.ranges.at(-1)).toBe(`bytes=${kept}-`);
  });

  it('begins anew where the server cannot resume', async () => {
    await writeFile(partPath(path), content.subarray(0, 50_000));
    server.next.push((_, response) => response.writeHead(200).end(content));
    await start();
    await expectWhole();
  });

  it('begins anew where the server answers another range', async () => {
    await writeFile(partPath(path), content.subarray(0, 50_000));
    server.next.push((_, response) =>
      response.writeHead(206, { 'content-range': 'bytes 0-299999/300000' }).end(content),
    );
    await start();
    await expectWhole();
    expect(server.ranges).toEqual(['bytes=50000-', '']);
  });

  it('asks for nothing when all bytes are there already', async () => {
    await writeFile(partPath(path), content);
    await start();
    await expectWhole();
    expect(server.ranges).toEqual([]);
  });

  it('refuses and deletes a file with another content', async () => {
    const other = Buffer.from(content);
    other[1000] = (other[1000] ?? 0) ^ 1;
    server.next.push((_, response) => response.end(other));
    await expect(start()).rejects.toMatchObject({
      code: 'model-corrupt',
      details: expect.stringContaining('SHA-256'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a wrong beginning that it had kept', async () => {
    await writeFile(partPath(path), randomBytes(50_000));
    await expect(start()).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a file that goes on and on', async () => {
    server.next.push((_, response) => response.end(Buffer.concat([content, content])));
    await expect(start()).rejects.toMatchObject({
      code: 'model-corrupt',
      details: expect.stringContaining('longer'),
    });
  });

  it('fails on a file that ends too early and stays so', async () => {
    for (let i = 0; i < 4; i++) server.next.push((_, response) => response.end(content.subarray(0, 1000)));
    await expect(start()).rejects.toMatchObject({ code: 'download-failed' });
  });

  it('fails at once where the file is not there, and tries again where the server is busy', async () => {
    server.next.push((_, response) => response.writeHead(404).end());
    await expect(start()).rejects.toMatchObject({
      code: 'download-failed',
      details: expect.stringContaining('404'),
    });
    expect(server.ranges).toHaveLength(1);
    server.next.push((_, response) => response.writeHead(503).end());
    await start();
    await expectWhole();
  });

  it('gives up a connection that brings nothing', async () => {
    for (let i = 0; i < 3; i++) server.next.push((_, response) => response.writeHead(200).write('x'));
    await expect(start({ stallMs: 50, retryAfterMs: [1] })).rejects.toMatchObject({
      code: 'download-failed',
    });
  });

  it('stops when told and keeps what came', async () => {
    const controller = new AbortController();
    server.next.push((_, response) => response.write(content.subarray(0, 80_000)));
    const stopped = start({ signal: controller.signal, onBytes: () => controller.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect((await readFile(partPath(path))).byteLength).toBeGreaterThan(0);
    await start();
    await expectWhole();
  });

  it('follows a redirection, but never to an address without encryption', async () => {
    server.next.push((_, response) => response.writeHead(302, { location: server.address }).end());
    await start();
    await expectWhole();
    const plain = start({
      address: 'http://models.example/model.bin',
      file: { path: `${path}2`, byteLength: 1, sha256 },
    });
    await expect(plain).rejects.toMatchObject({
      code: 'download-failed',
      details: expect.stringContaining('encrypted'),
    });
  });

  it('says that the disk is too small before it begins', async () => {
    const huge = start({ file: { path, byteLength: Number.MAX_SAFE_INTEGER, sha256 } });
    await expect(huge).rejects.toMatchObject({ code: 'disk-full' });
    expect(server.ranges).toEqual([]);
  });
});
