import { defineConfig } from 'electron-vite';

/** Main, preload and host for Electron; the page is built by vite.config.ts, once for both shells. */
export default defineConfig({
  main: {
    build: {
      outDir: 'dist/main',
      emptyOutDir: true,
      rollupOptions: {
        // The host is started by path in a process of its own; its shared chunks must land beside it.
        input: { index: 'src/main/index.ts', host: 'src/host/entry-utility.ts' },
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
