import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'vite';
import { contentTypeOf } from '../../../../src/contract/content-types.ts';
import { inRoot } from '../../../../scripts/setup/paths.mjs';

const source = (name: string): string => inRoot(`tests/bench/capture/${name}`);

/** The bench's own pages, built, and served together with the files of takes. */
export interface BenchPages {
  readonly folder: string;
  readonly address: (page: string) => string;
  /** The address of a file below the data folder. */
  readonly file: (relative: string) => string;
  /** The script that is put into the studio's page. */
  readonly controlScript: string;
  readonly close: () => void;
}

const common = { configFile: false, base: './', logLevel: 'error' } as const;

const buildPages = async (folder: string, controlFolder: string): Promise<void> => {
  const root = source('pages');
  await build({
    ...common,
    root,
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome150',
      minify: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: ['index.html', 'counter.html', 'fast.html'].map((name) => path.join(root, name)),
      },
    },
  });
  await build({
    ...common,
    root: source('control'),
    worker: { format: 'iife' },
    build: {
      outDir: controlFolder,
      emptyOutDir: true,
      target: 'chrome150',
      minify: false,
      lib: {
        entry: source('control/control.ts'),
        formats: ['iife'],
        name: 'controlScript',
        fileName: () => 'control.js',
      },
    },
  });
};

export const openBenchPages = async (workFolder: string, dataFolder: string): Promise<BenchPages> => {
  const folder = path.join(workFolder, 'pages');
  const controlFolder = path.join(workFolder, 'control');
  await buildPages(folder, controlFolder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const isData = pathname.startsWith('/data/');
    const file = path.join(
      isData ? dataFolder : folder,
      path.normalize(isData ? pathname.slice(5) : pathname),
    );
    const answer = async (): Promise<void> => {
      const { size } = await stat(file);
      const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? [];
      const start = Number(first ?? 0);
      const end = last ? Math.min(Number(last), size - 1) : size - 1;
      response.writeHead(first === undefined ? 200 : 206, {
        'content-type': contentTypeOf(file),
        'content-length': end - start + 1,
        ...(first === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
      });
      createReadStream(file, { start, end }).pipe(response);
    };
    answer().catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    folder,
    address: (page) => `http://127.0.0.1:${port}/${page}`,
    file: (relative) => `http://127.0.0.1:${port}/data/${relative}`,
    controlScript: path.join(controlFolder, 'control.js'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
