import { defineConfig } from '@playwright/test';
import { findChromium, quietChromiumArguments } from './scripts/setup/chromium.mjs';
import { findElectron } from './scripts/setup/electron.mjs';

const executablePath = findChromium();
const electron = findElectron();
if (electron === undefined)
  console.log('Skipped: the tests in Electron, as its program is not on this machine.');

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    // Pictures of every page many times a second would take a quarter of a core from the studio that records.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: quietChromiumArguments(),
    },
  },
  projects: [
    { name: 'chromium' },
    ...(electron === undefined ? [] : [{ name: 'electron', testMatch: 'main-job.spec.ts' }]),
  ],
});
