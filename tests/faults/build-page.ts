import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the harness's page as the product's page is built. */
export const buildFaultPage = async (outDir: string): Promise<void> => {
  await build({
    configFile: false,
    root: fileURLToPath(new URL('./page', import.meta.url)),
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome150',
      assetsInlineLimit: 0,
      minify: false,
      modulePreload: { polyfill: false },
    },
  });
};
