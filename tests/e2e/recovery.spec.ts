import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { Take } from '../../src/contract/take.ts';
import * as job from './support/job.ts';
import { readFileSync, readdirSync } from 'node:fs';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

test('a studio killed while recording shows the take at its next start, at most a second shorter', async () => {
  test.setTimeout(150_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const first = await startStudioHost({ dataFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
    cameraFile: inRoot('tests/fixtures/recordings/camera.mjpeg'),
  });
  try {
    const page = await context.newPage();
    await page.goto(first.url);
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await job.waitForCamera(page);
    const startedAtMs = await job.startRecording(page);
    await job.untilMs(startedAtMs + 9_000);
    // What the page shows as recorded, read just before the end.
    const shown = await page.getByRole('timer').innerText();
    await first.kill();
    await expect(page.getByText('stopped answering')).toBeVisible();
    await page.close();

    const second = await startStudioHost({ dataFolder });
    try {
      const next = await context.newPage();
      await next.goto(second.url);
      await expect(next.getByText('Recovered').first()).toBeVisible();
      const [attemptId = ''] = readdirSync(path.join(dataFolder, 'attempts'));
      const file = path.join(dataFolder, 'attempts', attemptId, 'take.json');
      const take = Take.parse(JSON.parse(readFileSync(file, 'utf8')));
      const [minutes = 0, seconds = 0] = shown.split(':').map(Number);
      const recordedMs = (minutes * 60 + seconds) * 1000;
      console.log(`shown ${recordedMs} ms, recovered ${take.durationMs} ms`);
      expect(take.state).toBe('recovered');
      expect(recordedMs).toBeGreaterThanOrEqual(7_000);
      expect(take.durationMs).toBeGreaterThanOrEqual(recordedMs - 1_000);
      for (const track of take.tracks) {
        expect(track.endMs, track.kind).toBeGreaterThanOrEqual(recordedMs - 1_000);
      }
      await next
        .getByRole('link', { name: /product demo/ })
        .first()
        .click();
      await job.waitForReport(next);
      await next.getByRole('button', { name: 'Play', exact: true }).click();
      const position = next.getByRole('slider', { name: 'Position' });
      await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(500);
    } finally {
      await second.stop();
    }
  } finally {
    await context.close();
    await remove();
  }
});
