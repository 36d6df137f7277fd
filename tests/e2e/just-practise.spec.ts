import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

test('just practise: the report is all there, the recording is not, and the choice is remembered', async () => {
  test.setTimeout(150_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const host = await startStudioHost({ dataFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
    cameraFile: inRoot('tests/fixtures/recordings/camera.mjpeg'),
  });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await page.getByRole('checkbox', { name: /^Just practise/ }).click();
    await job.waitForCamera(page);
    const startedAtMs = await job.startRecording(page);
    await expect(page.getByText('only the report is kept')).toBeVisible();
    await job.untilMs(startedAtMs + 10_000);
    const attemptId = await job.stopRecording(page);
    await job.waitForReport(page);

    await expect(page.getByRole('heading', { name: 'Only the report is kept' })).toBeVisible();
    await expect(page.getByText('there is nothing to play')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Over time' })).toBeVisible();
    for (const name of ['Play', 'Save as video', 'Trim', 'Make this a certification attempt'])
      await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('tab', { name: 'Words' }).click();
    await expect(page.getByRole('region', { name: 'What you said' })).toContainText('dashboard');
    const files = readdirSync(path.join(dataFolder, 'attempts', attemptId));
    expect(files.filter((name) => /\.(mp4|wav)$/.test(name))).toEqual([]);

    await page.getByRole('link', { name: 'Attempts', exact: true }).click();
    await expect(page.getByText('Report only')).toBeVisible();
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await expect(page.getByRole('checkbox', { name: /^Just practise/ })).toBeChecked();
    await page.goto(`${host.url}#/record/product-demo/certification`);
    await expect(page.getByRole('checkbox', { name: /^Just practise/ })).toHaveCount(0);
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
