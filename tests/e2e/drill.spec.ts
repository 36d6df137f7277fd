import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writeLongVoice } from './support/voice.ts';

/** Every file of a folder with its content. */
const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(path.join(folder, name)))
        .digest('hex'),
    ]),
  );

test('a passage of the report is heard, said again and compared, and nothing of it is kept', async () => {
  test.setTimeout(150_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const host = await startStudioHost({ dataFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writeLongVoice('demo-voice', folder, 3),
  });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Import a recording' }).click();
    await page.locator('input[type=file]').setInputFiles(inRoot('tests/fixtures/recordings/demo-voice.wav'));
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await job.waitForReport(page);
    const [attemptId = ''] = readdirSync(path.join(dataFolder, 'attempts'));
    const before = contentOf(path.join(dataFolder, 'attempts', attemptId));

    // From a figure of the report.
    await page.getByRole('tab', { name: 'Delivery' }).click();
    await page
      .getByRole('button', { name: /^Say the passage at .* again: Pace/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: 'Say it again' });
    await expect(dialog.getByText('Nothing of this is kept')).toBeVisible();
    await dialog.getByRole('button', { name: 'Hear it' }).click();
    await expect(dialog.getByRole('button', { name: 'Stop playing' })).toBeVisible();
    const say = dialog.getByRole('button', { name: 'Say it', exact: true });
    await say.focus();
    await page.keyboard.press('Enter');
    const stop = dialog.getByRole('button', { name: 'Stop and compare' });
    await expect(stop).toBeFocused();
    await expect(dialog.getByRole('timer')).toHaveText('0:11', { timeout: 20_000 });
    await page.keyboard.press('Enter');
    const tries = dialog.getByRole('region', { name: 'Your tries' }).getByRole('listitem');
    await expect(tries).toHaveText([/^First try.*syllables per second/, /^Try 1.*syllables per second/]);

    // Once more, beside both; and by another measure.
    await dialog.getByRole('button', { name: 'Say it once more' }).click();
    await expect(dialog.getByRole('timer')).toHaveText('0:11', { timeout: 20_000 });
    await stop.click();
    await expect(tries).toHaveCount(3);
    await dialog.getByRole('combobox', { name: 'What to compare' }).click();
    await page.getByRole('option', { name: 'Loudness', exact: true }).click();
    await expect(tries).toHaveText([/dBFS/, /dBFS/, /dBFS/]);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    // From a correction, in one click; the microphone is refused, in words.
    await context.clearPermissions();
    await page.getByRole('tab', { name: 'Next steps' }).click();
    await page
      .getByRole('button', { name: /^Practise this/ })
      .first()
      .click();
    await dialog.getByRole('button', { name: 'Say it', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText(/microphone/i);
    await page.keyboard.press('Escape');

    expect(contentOf(path.join(dataFolder, 'attempts', attemptId))).toEqual(before);
    expect(readdirSync(path.join(dataFolder, 'attempts')).filter((name) => !name.includes('.'))).toEqual([
      attemptId,
    ]);

    // Enough practised: from the list, the recording goes and the report stays.
    await page.getByRole('link', { name: 'Attempts', exact: true }).click();
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Keep only the report' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the recording' }).click();
    await expect(page.getByText('Report only')).toBeVisible();
    const left = (): string[] => readdirSync(path.join(dataFolder, 'attempts', attemptId));
    // The files go after the take says so.
    await expect.poll(() => left().filter((name) => /\.(mp4|wav)$/.test(name))).toEqual([]);
    expect(left()).toEqual(expect.arrayContaining(['analysis.json', 'score.json', 'transcript.json']));
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
