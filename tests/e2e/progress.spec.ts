import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';

test('progress shows own attempts beside the own best and the vendor’s exemplar', async () => {
  test.setTimeout(120_000);
  const { folder, remove } = await temporaryFolder();
  const host = await startStudioHost({ dataFolder: path.join(folder, 'studio') });
  const voiceFile = inRoot('tests/fixtures/recordings/demo-voice.wav');
  const context = await openBrowser(path.join(folder, 'profile'), { voiceFile });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goto(`${host.url}#/progress/product-demo`);
    await expect(page.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible();

    for (const name of ['discovery-voice', 'demo-voice']) {
      await page.goto(`${host.url}#/import`);
      await page.locator('input[type=file]').setInputFiles(inRoot(`tests/fixtures/recordings/${name}.wav`));
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await job.waitForReport(page);
      await page.getByRole('link', { name: 'Your progress' }).click();
      await expect(page.getByText(/^Your best: \d+%$/)).toBeVisible();
    }
    const chart = page.getByRole('group', { name: 'Score over 2 attempts' });
    await expect(chart.getByRole('link')).toHaveCount(2);
    const rows = page.getByRole('list', { name: 'Your attempts' }).getByRole('listitem');
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: 'Your best' })).toHaveCount(1);

    await page.getByRole('combobox', { name: 'What to look at' }).click();
    await page.getByRole('option', { name: 'Pace', exact: true }).click();
    await expect(page.getByText('Exemplar of Halden Systems: 138 words per minute')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('group', { name: /^Pace/ }).getByRole('link').last().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Work on this next' })).toBeVisible();
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
