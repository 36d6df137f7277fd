import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page, the same for both shells. Its policy forbids inline scripts and styles and any other origin, so:
 * no module-preload snippet, no data: URLs, and everything the page loads lies in dist/renderer beside it.
 * Files that have to keep their name (models, wasm) go into src/renderer/public; modules of a worklet or worker are imported with
 * `?worker&url`, other files with `?url`.
 */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
});
