import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { TakeEvent } from '../../src/contract/take.ts';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import {
  openBrowser,
  openProduct,
  type RunningHost,
  startStudioHost,
  temporaryFolder,
} from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

let host: RunningHost;
let context: BrowserContext;
let page: Page;
let dataFolder: string;
let removeFolder: () => Promise<void>;

test.beforeAll(async () => {
  const { folder, remove } = await temporaryFolder();
  removeFolder = remove;
  dataFolder = path.join(folder, 'studio');
  host = await startStudioHost({ dataFolder, withoutModel: true });
  context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('objection-voice', folder, 1_000, 30_000),
    screenTitle: 'Halden Relay demo',
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

test('a tab that is closed while it is shared can be shared again, and devices change, in one take', async () => {
  test.setTimeout(300_000);
  const product = await openProduct(context);
  await page.bringToFront();
  await job.chooseScenario(page, 'Discovery call', 'Practice');
  await job.chooseScreen(page);
  await job.waitForCamera(page);
  await job.startRecording(page);

  await product.close();
  await expect(page.getByText('The screen is not shared any more.')).toBeVisible();
  await expectAccessible(page);
  await openProduct(context);
  await page.bringToFront();
  await page.getByRole('button', { name: 'Share again' }).click();
  await expect(page.getByText('The screen is not shared any more.')).toBeHidden({ timeout: 60_000 });

  await page.keyboard.press('d');
  const devices = page.getByRole('dialog', { name: 'What is recorded' });
  await expect(devices).toContainText('A browser tab');
  await expectAccessible(page);
  await devices.getByRole('combobox', { name: 'Microphone' }).click();
  await page.getByRole('option').last().click();
  await page.keyboard.press('Escape');
  await expect(devices).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: 'Stop' })).toBeEnabled();

  const attemptId = await job.stopRecording(page);
  const lines = await readFile(path.join(dataFolder, 'attempts', attemptId, 'events.jsonl'), 'utf8');
  const events = lines
    .trim()
    .split('\n')
    .map((line) => TakeEvent.parse(JSON.parse(line)));
  const told = events.flatMap((event) =>
    event.kind.startsWith('source-') && 'track' in event ? `${event.kind} ${event.track}` : [],
  );
  // A busy machine may lose sight of its camera for a while too.
  expect(told.filter((each) => each.endsWith('screen'))).toEqual([
    'source-lost screen',
    'source-returned screen',
  ]);
  expect(told).toContain('source-changed microphone');
  expect(events.some(({ kind }) => kind === 'track-ended')).toBe(false);
});
