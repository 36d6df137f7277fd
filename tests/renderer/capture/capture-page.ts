import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../src/contract/content-security-policy.ts';
import type { TakeEvent, TrackPlan } from '../../../src/contract/take.ts';
import { findChromium, quietChromiumArguments } from '../../../scripts/setup/chromium.mjs';
import type { CapturePage as PageApi } from './page/main.ts';

export interface KeptFragment {
  readonly track: string;
  readonly sequence: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** What the page's sink sent, by attempt. */
export interface KeptTake {
  readonly plans: TrackPlan[];
  readonly fragments: KeptFragment[];
  readonly events: TakeEvent[];
  readonly files: Map<string, Uint8Array>;
  durationMs: number | undefined;
}

/** A busy machine opens pages slowly. */
const slowPageMs = 120_000;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

const wav = (samples: Uint8Array): Buffer => {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
};

declare global {
  /** What the test's page offers; there only inside the page. */
  var capture: PageApi;
}

export interface CapturePage {
  readonly page: Page;
  readonly take: (name: string) => KeptTake;
  /** What the page wrote to its console as warning or error. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

const keep = (take: KeptTake, query: URLSearchParams, bytes: Buffer): void => {
  const track = query.get('track') ?? '';
  const before = take.files.get(track) ?? new Uint8Array();
  const [sequence, startMs, endMs] = ['sequence', 'startMs', 'endMs'].map((key) => Number(query.get(key)));
  take.fragments.push({
    track,
    sequence: sequence ?? -1,
    startMs: startMs ?? -1,
    endMs: endMs ?? -1,
    byteOffset: before.length,
    byteLength: bytes.length,
  });
  take.files.set(track, Buffer.concat([before, bytes]));
};

/** Builds the test's page as the product is built, serves it under the product's policy and opens it in Chromium. */
export const openCapturePage = async (chromiumArguments: readonly string[] = []): Promise<CapturePage> => {
  const root = fileURLToPath(new URL('./page', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'capture-page-'));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome150',
      assetsInlineLimit: 0,
      minify: false,
      modulePreload: { polyfill: false },
    },
  });

  const takes = new Map<string, KeptTake>();
  const take = (name: string): KeptTake => {
    const known = takes.get(name) ?? {
      plans: [],
      fragments: [],
      events: [],
      files: new Map(),
      durationMs: undefined,
    };
    takes.set(name, known);
    return known;
  };

  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, area, name = '', action] = url.pathname.split('/');
    if (request.method === 'POST') {
      const body = await bodyOf(request);
      const kept = take(name);
      if (action === 'begin') kept.plans.push(...(JSON.parse(body.toString()) as TrackPlan[]));
      if (action === 'append') keep(kept, url.searchParams, body);
      if (action === 'event') kept.events.push(JSON.parse(body.toString()) as TakeEvent);
      if (action === 'finish')
        kept.durationMs = (JSON.parse(body.toString()) as { durationMs: number }).durationMs;
      response.end('ok');
      return;
    }
    if (area === 'favicon.ico') {
      response.end();
      return;
    }
    if (area === 'takes') {
      const kept = take(name).files.get(action ?? '') ?? new Uint8Array();
      const bytes = action === 'speech' ? wav(kept) : kept;
      const [first = 0, last = bytes.length - 1] =
        request.headers.range
          ?.replace('bytes=', '')
          .split('-')
          .map((place) => (place === '' ? bytes.length - 1 : Number(place))) ?? [];
      const part = bytes.subarray(first, Math.min(last, bytes.length - 1) + 1);
      response.writeHead(request.headers.range ? 206 : 200, {
        'content-length': part.length,
        ...(request.headers.range
          ? { 'content-range': `bytes ${first}-${first + part.length - 1}/${bytes.length}` }
          : {}),
      });
      response.end(part);
      return;
    }
    const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', contentSecurityPolicy("'self'"));
    response.statusCode = bytes ? 200 : 404;
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const executablePath = findChromium();
  if (!executablePath) throw new Error('These tests need Chromium; `npm test` installs it.');
  const browser = await chromium.launch({
    executablePath,
    args: [...quietChromiumArguments(), ...chromiumArguments],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(slowPageMs);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'capture' in globalThis);

  return {
    page,
    take,
    complaints,
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
