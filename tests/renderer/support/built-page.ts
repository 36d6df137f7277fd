import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { findChromium, quietChromiumArguments } from '../../../scripts/setup/chromium.mjs';
import { contentSecurityPolicy } from '../../../src/contract/content-security-policy.ts';

/** A page of a test's own, built as the product is built, open in Chromium under the product's policy. */
export interface BuiltPage {
  readonly page: Page;
  /** Warnings and errors of its console. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A busy machine opens pages slowly. */
const slowPageMs = 120_000;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface BuiltPageOptions {
  readonly chromiumArguments?: readonly string[];
  /** Answers what the page asks for besides its own files; false leaves a request to them. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

/** Builds the page in a folder and opens it. */
export const openBuiltPage = async (
  source: URL,
  { chromiumArguments = [], answer }: BuiltPageOptions = {},
): Promise<BuiltPage> => {
  const folder = await mkdtemp(join(tmpdir(), 'built-page-'));
  await build({
    configFile: false,
    root: fileURLToPath(source),
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

  const server = createServer(async (request, response) => {
    if (await answer?.(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    response.statusCode = bytes ? 200 : path === '/favicon.ico' ? 204 : 404;
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', contentSecurityPolicy("'self'"));
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

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

  return {
    page,
    complaints,
    close: async () => {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
