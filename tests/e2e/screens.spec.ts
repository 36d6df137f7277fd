import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { openBrowser, type RunningHost, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

test.describe.configure({ mode: 'serial' });

let host: RunningHost;
let context: BrowserContext;
let page: Page;
let removeFolder: () => Promise<void>;

test.beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  host = await startStudioHost({ dataFolder: path.join(folder, 'studio') });
  context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('objection-voice', folder, 2_000, 30_000),
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(host.url);
});

test.afterAll(async () => {
  await context?.close();
  await host?.stop();
  await removeFolder?.();
});

const recording = (name: string): string => inRoot(`tests/fixtures/recordings/${name}.wav`);

const openImport = async (name: string): Promise<void> => {
  await page.goto(`${new URL(host.url).origin}/#/import`);
  await page.locator('input[type=file]').setInputFiles(recording(name));
};

test('an empty library says what to do first', async () => {
  await expect(page.getByRole('heading', { name: 'Start with a practice run' })).toBeVisible();
  await expectAccessible(page);
});

test('a whole attempt goes by keyboard alone', async () => {
  test.setTimeout(120_000);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Walks with Tab until the element has the focus; fails when it cannot be reached. */
  const walkTo = async (target: ReturnType<Page['getByRole']>): Promise<void> => {
    for (let step = 0; step < 40; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error('Tab does not lead there.');
  };
  await walkTo(page.getByRole('link', { name: 'New attempt' }).first());
  await press('Enter');
  await walkTo(page.getByRole('radio', { name: /^Five-minute product demo/ }));
  await press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'Security and price objections', level: 2 })).toBeVisible();
  await expectAccessible(page);
  await walkTo(page.getByRole('link', { name: 'Set up' }));
  await press('Enter');
  const start = page.getByRole('button', { name: 'Start' });
  await expect(start).toBeEnabled();
  await expectAccessible(page);
  await walkTo(start);
  await press('Enter');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeEnabled({ timeout: 15_000 });
  const startedAtMs = Date.now();
  await job.untilMs(startedAtMs + 2_000);
  await press('p');
  await expect(page.getByText('Paused')).toBeVisible();
  await press('p');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await press('n');
  await job.untilMs(startedAtMs + 8_000);
  await press('Escape');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await walkTo(page.getByRole('button', { name: 'Stop and keep' }));
  await press('Enter');
  await job.waitForReport(page);
  await walkTo(page.getByRole('tab', { name: 'Next steps' }));
  await press('ArrowRight', 'Enter');
  await expect(page.getByRole('tab', { name: 'Checks', selected: true })).toBeVisible();
  await expectAccessible(page);
});

test('a recording that exists is imported and gets its report', async () => {
  test.setTimeout(90_000);
  await openImport('stereo-44100');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await job.waitForReport(page);
  await page.getByRole('tab', { name: 'Words' }).click();
  await expect(page.locator('[data-word]', { hasText: 'dashboard' }).first()).toBeVisible();
});

for (const [name, message] of [
  ['empty', 'empty'],
  ['not-a-wav', 'cannot be read'],
] as const) {
  test(`a bad file is refused in words, and nothing is left of it: ${name}`, async () => {
    await openImport(name);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('alert').getByText(message, { exact: false }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.goto(`${new URL(host.url).origin}/#/`);
    await expect(page.getByRole('listitem').filter({ hasText: 'Practice' })).toHaveCount(2);
  });
}

test('settings name what runs, and the test model is labelled', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('Its words are not to be relied on')).toBeVisible();
  await expect(page.getByText('whisper.cpp', { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
});

test('an attempt is deleted only after a question', async () => {
  await page.getByRole('link', { name: 'Attempts', exact: true }).click();
  const rows = page.getByRole('listitem').filter({ hasText: 'Practice' });
  await expect(rows).toHaveCount(2);
  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(rows).toHaveCount(2);
  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expectAccessible(page);
});
