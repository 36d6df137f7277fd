import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { Scorecard } from '../../src/contract/score.ts';
import { boxAt, contentAt } from '../../src/core/take/boxes.ts';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

/** A studio with one practice attempt of camera and voice, open at its report. */
interface Practised {
  readonly page: Page;
  readonly attemptFolder: string;
  readonly savedFolder: string;
  readonly close: () => Promise<void>;
}

const practise = async (): Promise<Practised> => {
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const savedFolder = path.join(folder, 'videos');
  const host = await startStudioHost({ dataFolder, exportFolder: savedFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
    cameraFile: inRoot('tests/fixtures/recordings/camera.mjpeg'),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(host.url);
  await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
  await job.waitForCamera(page);
  const startedAtMs = await job.startRecording(page);
  await job.untilMs(startedAtMs + 5_000);
  await page.keyboard.press('n');
  await job.untilMs(startedAtMs + 12_000);
  const attemptId = await job.stopRecording(page);
  await job.waitForReport(page);
  return {
    page,
    savedFolder,
    attemptFolder: path.join(dataFolder, 'attempts', attemptId),
    close: async () => {
      await context.close();
      await host.stop();
      await remove();
    },
  };
};

/** The boxes of a file's top level, and the content of its `moov`. */
const readMovie = (file: string) => {
  const bytes = readFileSync(file);
  const types: string[] = [];
  let moov: Uint8Array | undefined;
  for (let at = 0, box = boxAt(bytes, 0); box; box = boxAt(bytes, at)) {
    types.push(box.type);
    if (box.type === 'moov') moov = bytes.subarray(at + box.headerLength, at + box.length);
    at += box.length;
  }
  return { types, moov: moov ?? new Uint8Array(0) };
};

// Both work on one recording, the second where the first ended.
test.describe.configure({ mode: 'serial', timeout: 400_000 });

let practised: Practised;
test.beforeAll(async () => {
  test.setTimeout(400_000);
  practised = await practise();
});
test.afterAll(() => practised.close());

test('a recording is saved as a video with chapters, stopped halfway, and its captions beside it', async () => {
  const { page, savedFolder } = practised;
  await page.getByRole('button', { name: 'Save as video' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/^Chapters: /)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('combobox', { name: 'Captions' }).click();
  await page.getByRole('option', { name: 'A track' }).click();
  await dialog.getByRole('button', { name: 'Save the video' }).click();

  // The studio stays usable meanwhile: stop it from another screen, and nothing is left.
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText(/^Saving the video/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/^Saving the video/)).toBeHidden();
  await expect.poll(() => readdirSync(savedFolder)).toEqual([]);

  await page.goBack();
  await page.getByRole('button', { name: 'Save as video' }).click();
  await dialog.getByRole('button', { name: 'Save SRT' }).click();
  await expect(dialog.getByText(/^Saved: .*\.srt in /)).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Captions' }).click();
  await page.getByRole('option', { name: 'A track' }).click();
  await dialog.getByRole('button', { name: 'Save the video' }).click();
  await expect(page.getByText(/^Saved: .*\.mp4 in /)).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);

  const files = readdirSync(savedFolder).toSorted();
  const [video = '', captions = ''] = files;
  expect(files).toHaveLength(2);
  expect(captions).toBe(video.replace('.mp4', '.srt'));
  const srt = readFileSync(path.join(savedFolder, captions), 'utf8');
  expect(srt).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\n/);
  const { types, moov } = readMovie(path.join(savedFolder, video));
  expect(types.at(-1)).toBe('moov');
  const chapters = new TextDecoder().decode(contentAt(moov, 'udta', 'chpl'));
  expect(chapters).toContain('Opening');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText(/^Saved: /)).toBeHidden();

  await page.getByRole('button', { name: 'Show the original files' }).click();
  await expect(page.getByText(/^The original files are in /)).toBeVisible();
});

test('practice is trimmed by keyboard, judged and played as trimmed, and as recorded again when that is undone', async () => {
  const { page, attemptFolder } = practised;
  const score = (): Scorecard =>
    Scorecard.parse(JSON.parse(readFileSync(path.join(attemptFolder, 'score.json'), 'utf8')));
  const before = score();
  const position = page.getByRole('slider', { name: 'Position' });
  const endMs = Number(await position.getAttribute('max'));
  await page.getByRole('button', { name: 'Trim', exact: true }).click();
  await page.getByRole('slider', { name: 'Keep from' }).focus();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^0:05 to /)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Keep this part' }).click();
  await expect(page.getByText(/^Trimmed: 0:05 to /)).toBeVisible();
  await job.waitForReport(page);
  await expect.poll(() => score().durationMs).toBe(endMs - 5_100);

  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(async () => Number(await position.inputValue())).toBeGreaterThan(5_200);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await position.focus();
  // Thirty seconds back: further than the trim allows.
  await page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await position.inputValue())).toBe(5_100);
  await expect(page.getByRole('button', { name: 'Make this a certification attempt' })).toBeDisabled();
  await expect(page.getByText('Trimmed practice cannot become a certification attempt.')).toBeVisible();

  await page.getByRole('button', { name: 'Undo the trim' }).click();
  await expect(page.getByText(/^Trimmed: /)).toBeHidden();
  await job.waitForReport(page);
  await expect.poll(() => score()).toEqual(before);
  await expect(page.getByRole('button', { name: 'Make this a certification attempt' })).toBeEnabled();
  expect(readdirSync(attemptFolder)).not.toContain('trim.json');
});
