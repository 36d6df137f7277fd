import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writeLongVoice } from './support/voice.ts';

test('a minute of reading and speaking sets the speaker’s own limits; they can be forgotten, and nothing of the sound stays', async () => {
  test.setTimeout(150_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const host = await startStudioHost({ dataFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writeLongVoice('demo-voice', folder, 4),
  });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Measure my voice' }).click();

    await page.getByRole('button', { name: 'Start reading' }).click();
    const hasRead = page.getByRole('button', { name: 'I have read it' });
    await expect(hasRead).toBeFocused();
    const timer = page.getByRole('timer');
    await expect(timer).toHaveText('0:22', { timeout: 30_000 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Now speak freely' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What was found' })).toBeVisible({ timeout: 50_000 });
    await expect(page.getByText('words per minute')).toBeVisible();
    await expect(page.getByText('“Speak up” below')).toBeVisible();
    await expectAccessible(page);
    const kept = readFileSync(path.join(dataFolder, 'settings.json'), 'utf8');
    expect(kept).toContain('syllablesPerWord');

    await page.getByRole('button', { name: 'Forget my voice' }).click();
    await expect(page.getByText('Your figures are removed.')).toBeVisible();
    expect(readFileSync(path.join(dataFolder, 'settings.json'), 'utf8')).not.toContain('syllablesPerWord');

    // Left half-way: nothing is kept.
    await page.getByRole('button', { name: 'Start reading' }).click();
    await expect(page.getByRole('button', { name: 'I have read it' })).toBeEnabled();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'How it goes' })).toBeVisible();

    await context.clearPermissions();
    await page.getByRole('button', { name: 'Start reading' }).click();
    await expect(page.getByRole('alert')).toContainText(/microphone/i);
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
