import { globSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'electron-vite';

/** Files of the host that start as threads or processes of their own, by the names that they get beside the host. */
const started = Object.fromEntries(
  globSync(['src/host/workers/*.worker.ts', 'src/host/engines/*-child.ts']).map((file) => [
    path.basename(file, '.ts'),
    file,
  ]),
);

/** In the build they lie beside the host and end in `.js`; the source names them by their path and `.ts`. */
const startedBesideHost = {
  name: 'started-beside-host',
  enforce: 'pre' as const,
  transform: (code: string) =>
    code.replace(
      /new URL\('[./\w-]*?([\w.-]+)\.ts', import\.meta\.url\)/g,
      "new URL('./$1.js', import.meta.url)",
    ),
};

/** Main, preload and host for Electron; the page is built by vite.config.ts, once for both shells. */
export default defineConfig({
  main: {
    plugins: [startedBesideHost],
    build: {
      outDir: 'dist/main',
      emptyOutDir: true,
      rollupOptions: {
        input: { index: 'src/main/index.ts', host: 'src/host/entry-utility.ts', ...started },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'dist/preload',
      emptyOutDir: true,
      rollupOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is loaded as CommonJS, whatever package.json says.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});
