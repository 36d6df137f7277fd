import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Trouble } from '../../src/contract/cue.ts';
import { TakeEvent } from '../../src/contract/take.ts';
import { readJsonLines } from '../../src/host/files.ts';
import { cues as text } from '../../src/renderer/strings/en/cues.ts';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writeLongVoice } from './support/voice.ts';

test('a speaker who talks of something else is told before the part’s time is over that a point is missing', async () => {
  test.setTimeout(180_000);
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  // Which other cue comes first, and holds this one back, depends on where in its talk the voice is when the recording begins.
  const wrong = Object.fromEntries(Trouble.options.map((trouble) => [trouble, 5]));
  await mkdir(dataFolder);
  await writeFile(path.join(dataFolder, 'settings.json'), JSON.stringify({ cues: { retuning: wrong } }));
  const host = await startStudioHost({ dataFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    // Answers to objections, where a discovery call is to be brought to its end.
    voiceFile: writeLongVoice('objection-voice', folder, 4),
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(host.url);
    await job.chooseScenario(page, 'Discovery call', 'Practice');
    await job.waitForCamera(page);
    await job.startRecording(page);
    // To the last part, whose messages come after four fifths of its minute.
    for (const part of ['How it is today', 'Next step']) {
      await page.keyboard.press('n');
      await expect(page.getByRole('heading', { name: part, level: 1 })).toBeVisible();
    }
    await expect(page.locator('[data-cue="message-missing"]')).toContainText(text.words['message-missing'], {
      timeout: 80_000,
    });
    const attemptId = await job.stopRecording(page);
    const events = await readJsonLines(
      path.join(dataFolder, 'attempts', attemptId, 'events.jsonl'),
      TakeEvent,
    );
    const shown = events.flatMap((event) =>
      event.kind === 'cue-shown' && event.cue.kind === 'message-missing' ? [event] : [],
    );
    expect(shown).toHaveLength(1);
    expect(shown[0]?.atMs).toBeGreaterThanOrEqual(48_000);
    expect(shown[0]?.cue.evidence.value).toBe(2);
    await job.waitForReport(page);
    await page.getByRole('tab', { name: 'Cues' }).click();
    await expect(
      page.getByRole('tabpanel').getByRole('heading', { name: text.words['message-missing'] }),
    ).toBeVisible();
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
