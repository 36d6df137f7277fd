import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

test('the vendor’s word on cues in a certification stands before Start, in the report and in what is sealed', async () => {
  test.setTimeout(120_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const host = await startStudioHost({ dataFolder, backendUrl: 'http://127.0.0.1:9' });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
  });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await job.chooseScenario(page, 'Five-minute product demo', 'Certification');
    await expect(page.getByText('Halden Systems switches them off for certification')).toBeVisible();
    await job.waitForCamera(page);
    const startedAtMs = await job.startRecording(page);
    await job.untilMs(startedAtMs + 8_000);
    const attemptId = await job.stopRecording(page);
    await job.waitForReport(page);
    await expect(
      page.getByText('No cues: Halden Systems switches them off for certification.'),
    ).toBeVisible();
    await job.submitAttempt(page);
    await expect(page.getByText('It waits and is sent by itself')).toBeVisible();
    const sealed = readFileSync(path.join(dataFolder, 'attempts', attemptId, 'submission.json'), 'utf8');
    expect(sealed).toContain('There were no live cues: the vendor switches them off for certification.');
    const take = readFileSync(path.join(dataFolder, 'attempts', attemptId, 'take.json'), 'utf8');
    expect(JSON.parse(take)).toMatchObject({ cueing: 'off-by-vendor' });
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});

test('cues that cannot come are told while recording and in the report, and the take is whole', async () => {
  test.setTimeout(120_000);
  const { folder, remove } = await temporaryFolder();
  const host = await startStudioHost({ dataFolder: path.join(folder, 'studio') });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
  });
  try {
    const page = await context.newPage();
    await page.route('**/*.onnx', (route) => route.abort());
    await page.goto(host.url);
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await job.waitForCamera(page);
    await job.startRecording(page);
    await expect(page.getByText('so no cues come', { exact: false })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('We do not hear you', { exact: false })).toBeHidden();
    await job.stopRecording(page);
    await job.waitForReport(page);
    await page.getByRole('tab', { name: 'Cues' }).click();
    await expect(
      page.getByText(/^No cues came from 0:0\d on: your voice could not be followed live\.$/),
    ).toBeVisible();
    await expect(page.getByText('No cue was needed', { exact: false })).toBeHidden();
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
