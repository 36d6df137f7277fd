import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { Take } from '../../src/contract/take.ts';
import * as job from './support/job.ts';
import { openBrowser, startListening, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

const takesIn = (dataFolder: string): { folder: string; take: Take }[] => {
  const attempts = path.join(dataFolder, 'attempts');
  return readdirSync(attempts, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const folder = path.join(attempts, name);
      return { folder, take: Take.parse(JSON.parse(readFileSync(path.join(folder, 'take.json'), 'utf8'))) };
    });
};

test('a take goes on over a crash of the host, and one whose window is gone too asks whether it stays', async () => {
  test.setTimeout(180_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const token = randomBytes(24).toString('base64url');
  const start = (port: string) =>
    startListening('src/host/entry-server.ts', ['--data-dir', dataFolder, '--port', port], {
      RUNTHROUGH_TOKEN: token,
    });
  let host = await start('0');
  const { port } = new URL(host.url);
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
    cameraFile: inRoot('tests/fixtures/recordings/camera.mjpeg'),
  });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await job.waitForCamera(page);
    const startedAtMs = await job.startRecording(page);
    await job.untilMs(startedAtMs + 4_000);
    const filesBefore = takesIn(dataFolder).map(({ take }) => take.tracks.map(({ fileName }) => fileName));
    await host.kill();
    await expect(page.getByText('stopped answering')).toBeVisible();
    host = await start(port);
    await expect(page.getByText('stopped answering')).toBeHidden({ timeout: 20_000 });
    await job.untilMs(Date.now() + 3_000);
    await job.stopRecording(page);
    const stoppedAtMs = Date.now();

    const [first] = takesIn(dataFolder);
    if (!first) throw new Error('The take is gone.');
    expect(takesIn(dataFolder)).toHaveLength(1);
    expect(first.take.state).toBe('complete');
    expect([first.take.tracks.map(({ fileName }) => fileName)]).toEqual(filesBefore);
    expect(first.take.durationMs).toBeGreaterThan(7_000);
    expect(first.take.durationMs).toBeLessThan(stoppedAtMs - startedAtMs + 2_000);
    for (const track of first.take.tracks)
      expect(first.take.durationMs - track.endMs, track.kind).toBeLessThanOrEqual(1_000);
    // Played from its last seconds on, it comes to its end.
    await job.waitForReport(page);
    const position = page.getByRole('slider', { name: 'Position' });
    await position.fill(String(Math.max(0, first.take.durationMs - 2_500)));
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect
      .poll(async () => Number(await position.inputValue()), { timeout: 20_000 })
      .toBeGreaterThan(first.take.durationMs - 700);

    await page.goto(`${new URL(host.url).origin}/#/`);
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await job.waitForCamera(page);
    await job.untilMs((await job.startRecording(page)) + 3_000);
    await page.close({ runBeforeUnload: false });
    await host.kill();
    host = await start(port);
    const library = await context.newPage();
    await library.goto(host.url);
    const question = library.getByRole('region', { name: 'Recovered after an interruption' });
    await expect(question.getByText('Camera and voice')).toBeVisible();
    await question.getByRole('button', { name: /^Keep/ }).click();
    await expect(question).toBeHidden();
    await expect(library.getByRole('link', { name: 'Five-minute product demo' })).toHaveCount(2);
    expect(takesIn(dataFolder).filter(({ take }) => take.keptAt !== undefined)).toHaveLength(1);
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
