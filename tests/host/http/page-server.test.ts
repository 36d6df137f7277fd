import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type PageServer, startPageServer } from '../../../src/host/http/page-server.ts';

let folder: string;
let server: PageServer;
let origin: string;
let cookie: string;

const get = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    // Not fetch: it would tidy up the path and forbid a strange Host.
    const call = request({ host: '127.0.0.1', port: new URL(origin).port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    call.on('error', reject);
    call.end();
  });

const opens = (headers: Record<string, string>): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-server-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Runthrough</title>');
  await writeFile(join(folder, 'page', 'assets', 'app.js'), 'export {};');
  server = await startPageServer({ pageFolder: join(folder, 'page'), port: 0, onSocket: () => undefined });
  origin = new URL(server.url).origin;
  const entered = await get(new URL(server.url).pathname + new URL(server.url).search);
  cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('page server', () => {
  it('lets in who has the token, takes it out of the address and keeps the cookie from scripts', async () => {
    const { pathname, search } = new URL(server.url);
    const entered = await get(pathname + search);
    expect(entered.status).toBe(303);
    expect(entered.headers['location']).toBe('/');
    expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('shows nothing without the token or with a wrong one', async () => {
    expect((await get('/')).status).toBe(403);
    expect((await get('/?token=guess')).status).toBe(403);
    expect((await get('/assets/app.js')).status).toBe(403);
  });

  it('serves the page under the policy, without inline scripts', async () => {
    const page = await get('/', { cookie });
    expect(page.status).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toMatch(/'unsafe-eval'/);
    expect((await get('/assets/app.js', { cookie })).headers['content-type']).toContain('javascript');
  });

  it('does not answer a foreign Host, as a rebound DNS name would send', async () => {
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(421);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%zz',
    '/nothing.js',
  ])('never leaves the page folder: %s', async (path) => {
    const { status, body } = await get(path, { cookie });
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('not for the page');
  });

  it('opens the socket only with the cookie, the right Origin and the right Host', async () => {
    expect(await opens({ cookie, origin })).toBe(true);
    expect(await opens({ origin })).toBe(false);
    expect(await opens({ cookie, origin: 'http://evil.example' })).toBe(false);
    expect(await opens({ cookie })).toBe(false);
    expect(await opens({ cookie, origin, host: 'evil.example' })).toBe(false);
  });
});
