// Takes the pictures of docs/images: every screen of the real studio, light and dark, at 1280 x 800, and has axe look at each.
// `node scripts/screenshots.ts [folder]`. Needs the built page, the speech engine and Chromium (`npm test` makes all three).
// Ends with code 1 when axe finds anything serious.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import * as job from '../tests/e2e/support/job.ts';
import {
  openBrowser,
  openProduct,
  startListening,
  startStudioHost,
  temporaryFolder,
} from '../tests/e2e/support/studio.ts';
import { readTruth, writePaddedVoice } from '../tests/e2e/support/voice.ts';
import { inRoot } from './setup/paths.mjs';

const target = path.resolve(process.argv[2] ?? inRoot('docs/images'));
mkdirSync(target, { recursive: true });
let seriousFindings = 0;

/** Pictures of what the page shows now, in both themes. */
const picture = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(250);
    await page.screenshot({ path: path.join(target, `${name}-${colorScheme}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      seriousFindings += 1;
      console.error(
        `${name} (${colorScheme}): ${impact} ${id} at ${nodes.map(({ target: place }) => place.join(' ')).join(', ')}`,
      );
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  console.log(name);
};

const { folder, remove } = await temporaryFolder();
const truth = readTruth('demo-voice');
/** Set-up, countdown and their pictures fit into the silence before the voice. */
const leadMs = 60_000;
const backend = await startListening('src/backend/main.ts', [
  '--port',
  '0',
  '--data-dir',
  path.join(folder, 'backend'),
]);
const host = await startStudioHost({ dataFolder: path.join(folder, 'studio'), backendUrl: backend.url });
const modelless = await startStudioHost({ dataFolder: path.join(folder, 'modelless'), withoutModel: true });
// The fake camera is named after its file: a name without a folder makes a picture that fits every machine.
copyFileSync(inRoot('tests/fixtures/recordings/camera.mjpeg'), path.join(folder, 'Camera.mjpeg'));
process.chdir(folder);
const context = await openBrowser(path.join(folder, 'profile'), {
  voiceFile: writePaddedVoice('demo-voice', folder, leadMs, 10_000),
  cameraFile: 'Camera.mjpeg',
  screenTitle: 'Halden Relay demo',
});

/** The notes of a scenario, and their small window. */
const notesPictures = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Notes' }).click();
  await picture(page, 'notes');
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Show in a small window' }).click();
  const notes = await opened;
  await notes.getByRole('heading', { level: 1 }).waitFor();
  // The small window takes its theme from the page.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(250);
    await notes.screenshot({ path: path.join(target, `notes-window-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await notes.close();
};

/** From the set-up to the finished report, with pictures on the way. */
const recordOnce = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'New attempt' }).first().click();
  await page.getByRole('radio', { name: /^Certification/ }).click();
  await picture(page, 'new-attempt');
  const openedAtMs = Date.now();
  await page.getByRole('link', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Record without camera' }).waitFor();
  await picture(page, 'set-up-without-screen');
  await job.chooseScreen(page);
  await page.waitForTimeout(500);
  await picture(page, 'set-up');
  await page.getByRole('button', { name: 'Check everything' }).click();
  await page.getByRole('button', { name: 'Hide the result' }).waitFor();
  await picture(page, 'set-up-checked');
  await page.getByRole('button', { name: 'Hide the result' }).click();
  await notesPictures(page);
  await job.untilMs(openedAtMs + leadMs - 8_000);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(target, 'countdown-light.png') });
  await page.getByRole('button', { name: 'Stop' }).and(page.locator(':enabled')).waitFor();
  await job.untilMs(openedAtMs + leadMs + truth.durationMs / 3);
  await page.keyboard.press('n');
  await page.waitForTimeout(1_500);
  await picture(page, 'record');
  await page.keyboard.press('Escape');
  await picture(page, 'record-stop');
  await page.getByRole('button', { name: 'Go on recording' }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  await job.untilMs(openedAtMs + leadMs + truth.durationMs + 1_000);
  await job.stopRecording(page);
  await page.waitForTimeout(400);
  await picture(page, 'report-being-made');
  await job.waitForReport(page);
};

const report = async (page: Page): Promise<void> => {
  await page.getByRole('slider', { name: 'Position' }).focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(600);
  await page.evaluate('window.scrollTo(0, 0)');
  await picture(page, 'report');
  for (const [tab, name] of [
    ['Checks', 'report-checks'],
    ['Delivery', 'report-delivery'],
    ['Words', 'report-words'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await picture(page, name);
  }
};

const submit = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Submit this attempt' }).click();
  await picture(page, 'submit');
  await page.getByLabel('Name', { exact: true }).fill('Ana Pereira');
  await page.getByLabel('E-mail').fill('ana.pereira@lindqvist-partners.example');
  await page.getByLabel('Firm').fill('Lindqvist Partners');
  await page.getByRole('button', { name: 'Show what leaves' }).click();
  await page.getByRole('checkbox', { name: 'I have read this and agree.' }).click();
  await picture(page, 'submit-preview');
  await page.getByRole('button', { name: 'Seal and submit' }).click();
  await job.waitForReceipt(page);
  await picture(page, 'receipt');
};

const library = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Attempts', exact: true }).click();
  await page.getByRole('button', { name: 'Import a recording' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles(inRoot('tests/fixtures/recordings/objection-voice.wav'));
  await picture(page, 'import');
  await page.getByRole('combobox').click();
  await page.getByRole('option', { name: 'Security and price objections' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await job.waitForReport(page);
  await picture(page, 'report-sound-only');
  await page.getByRole('link', { name: 'Attempts', exact: true }).click();
  await page.getByRole('heading', { name: 'Your attempts' }).waitFor();
  await picture(page, 'library');
  await page
    .getByRole('button', { name: /^More for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await picture(page, 'delete');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await picture(page, 'settings');
};

const withoutModel = async (page: Page): Promise<void> => {
  await page.goto(modelless.url);
  await page.getByRole('button', { name: 'Import a recording' }).click();
  await page.locator('input[type=file]').setInputFiles(inRoot('tests/fixtures/recordings/demo-voice.wav'));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('link', { name: 'Get a speech model' }).waitFor({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Delivery' }).waitFor();
  await picture(page, 'report-without-model');
};

try {
  await openProduct(context);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') console.error('console:', message.text());
  });
  page.on('pageerror', (error) => console.error('page error:', error.message));
  await page.goto(host.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await picture(page, 'library-empty');
  await recordOnce(page);
  await report(page);
  await submit(page);
  await library(page);
  await withoutModel(page);
  await modelless.stop();
  await page.waitForTimeout(1_500);
  await picture(page, 'connection-lost');
} finally {
  process.chdir(inRoot('.'));
  await context.close();
  await Promise.allSettled([host.stop(), modelless.stop(), backend.stop()]);
  await remove();
}
if (seriousFindings > 0) {
  console.error(`axe: ${seriousFindings} serious findings`);
  process.exitCode = 1;
}
