import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { openBrowser, type RunningHost, startStudioHost, temporaryFolder } from './support/studio.ts';
import { readAttempt } from './support/whole-job.ts';
import { writePaddedVoice } from './support/voice.ts';

test.setTimeout(300_000);

let host: RunningHost;
let context: BrowserContext;
let page: Page;
let dataFolder: string;
let removeFolder: () => Promise<void>;

test.beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  dataFolder = path.join(folder, 'studio');
  host = await startStudioHost({ dataFolder });
  context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('objection-voice', folder, 2_000, 1_000),
  });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
});

test.afterAll(async () => {
  await context?.close();
  await host?.stop();
  await removeFolder?.();
});

test('a correction changes the verdict of a check, and the score names the words it used', async () => {
  await page.goto(host.url);
  await page.goto(`${new URL(host.url).origin}/#/import`);
  await page.locator('input[type=file]').setInputFiles(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await job.waitForReport(page);
  const attemptId = /attempts?\/([0-9a-z]+)/.exec(page.url())?.[1] ?? '';
  const recognised = readAttempt(dataFolder, attemptId);
  const encryption = page
    .getByRole('listitem')
    .filter({ hasText: 'Says that data is encrypted in transit and at rest' })
    .last();
  const tab = (name: string) => page.getByRole('tab', { name }).click();
  await tab('Checks');
  await expect(encryption).toContainText('Not yet');
  await expect(page.getByText('Scored on the words as recognised.')).toBeVisible();

  await tab('Words');
  const words = page.getByRole('region', { name: 'What you said' });
  await page.getByRole('button', { name: 'Correct the words' }).click();
  await expectAccessible(page);
  await words.locator('[data-word="4"]').click();
  await words.locator('[data-word="6"]').click({ modifiers: ['Shift'] });
  const field = page.getByRole('textbox', { name: 'What you said here' });
  const before = recognised.transcript.words.slice(4, 7).map(({ text }) => text);
  await expect(field).toHaveValue(before.join(' '));
  await field.fill('and all data is encrypted in transit and at rest.');
  await page.keyboard.press('Enter');

  await expect(page.getByText('Scored on your corrected words: 1 correction.')).toBeVisible({
    timeout: 60_000,
  });
  const corrected = words.getByRole('button', { name: /corrected by you, recognised as/ });
  await expect(corrected).toHaveText('and all data is encrypted in transit and at rest.');
  await expect(corrected).toHaveAccessibleName(new RegExp(`recognised as ${before[0]}`));
  await expectAccessible(page);
  await tab('Checks');
  await expect(encryption).toContainText('Passed');
  const after = readAttempt(dataFolder, attemptId);
  expect(after.transcript).toEqual(recognised.transcript);
  expect(after.scorecard.words).toEqual({ version: 'corrected', repairs: 0, corrections: 1 });

  // By keyboard alone: strike a word out, think better of it, and take everything back.
  await tab('Words');
  await page.getByRole('button', { name: 'Correct the words' }).click();
  await words.locator('[data-word="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(words.locator('[data-word="1"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.fill('');
  await page.keyboard.press('Enter');
  await expect(words.getByRole('button', { name: /struck out by you/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(words.getByRole('button', { name: /struck out by you/ })).toHaveCount(0);
  await words.locator('[data-word="1"]').focus();
  await page.keyboard.press('Control+z');
  await expect(corrected).toHaveCount(0);
  await expect(page.getByText('Scored on the words as recognised.')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Done' }).click();
});
