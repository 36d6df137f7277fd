import path from 'node:path';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { ensureSidecar } from '../../scripts/build-sidecar.mjs';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { graphicsProgram } from '../host/speed/graphics-program.ts';
import { expectAccessible } from './support/accessibility.ts';
import { openBrowser, type RunningHost, startListening, temporaryFolder } from './support/studio.ts';

test.describe.configure({ mode: 'serial' });

let host: RunningHost;
let context: BrowserContext;
let page: Page;
let section: Locator;
let removeFolder: () => Promise<void>;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  host = await startListening(
    'src/host/entry-server.ts',
    [
      '--data-dir',
      path.join(folder, 'studio'),
      '--test-model',
      inRoot('tests/fixtures/model/test-model.en-q4_0.bin'),
    ],
    { RUNTHROUGH_SIDECAR: await graphicsProgram(folder, await ensureSidecar()) },
  );
  context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: inRoot('tests/fixtures/recordings/silence.wav'),
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(host.url);
  await page.getByRole('link', { name: 'Settings' }).click();
  section = page.getByRole('region', { name: 'Speech recognition speed' });
});

test.afterAll(async () => {
  await context?.close();
  await host?.stop();
  await removeFolder?.();
});

const waits = { timeout: 60_000 };
const row = (name: string): Locator => section.getByRole('listitem').filter({ hasText: name });

test('the model in use is measured when asked for', async () => {
  await expect(section.getByText('The processor', { exact: true })).toBeVisible(waits);
  await section.getByRole('button', { name: 'Measure' }).click();
  await expect(section.getByRole('heading', { name: /Recognises one minute of speech in/ })).toBeVisible(
    waits,
  );
  await expectAccessible(page);
});

test('a trial can be stopped, and a device that ends the engine is refused with the reason', async () => {
  await section.getByRole('button', { name: 'Try it: Dying Graphics' }).click();
  await section.getByRole('button', { name: 'Stop' }).click();
  await expect(row('Dying').getByText('Not tried yet')).toBeVisible(waits);
  await section.getByRole('button', { name: 'Try it: Dying Graphics' }).click();
  await expect(row('Dying').getByText('The speech engine stopped on it')).toBeVisible(waits);
  await expect(row('Dying').getByRole('checkbox')).toHaveCount(0);
});

test('a device that was faster is used when switched on, and no longer when switched off', async () => {
  await section.getByRole('button', { name: 'Try it: Quick Graphics' }).click();
  const use = row('Quick').getByRole('checkbox', { name: 'Use it for recognition' });
  await expect(use).not.toBeChecked(waits);
  await use.click();
  await expect(row('Quick').getByText('In use')).toBeVisible(waits);
  await page.reload();
  await expect(use).toBeChecked(waits);
  await expectAccessible(page);
  await use.click();
  await expect(use).not.toBeChecked(waits);
  await expect(section.getByText('The processor', { exact: true })).toBeVisible();
});
