import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import type { Backend } from '../../src/backend/backend.ts';
import { sendAll } from '../backend/raw-client.ts';
import { makePlace, type Place } from '../backend/running-backend.ts';
import { makeSealedAttempt } from '../backend/sealed-attempt.ts';

let place: Place;
let backend: Backend;
let complaints: string[];

test.beforeEach(async ({ page }) => {
  place = await makePlace();
  backend = await place.start();
  complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
test.afterEach(async () => {
  await place.clean();
  expect(complaints).toEqual([]);
});

const submitted = async (): Promise<string> => {
  const voice = await readFile(new URL('../fixtures/recordings/demo-voice.wav', import.meta.url));
  const one = await makeSealedAttempt({
    attemptsFolder: place.attemptsFolder,
    media: { 'speech.wav': voice },
    durationMs: 38_000,
  });
  const { reply } = await sendAll(backend.url, one);
  expect(reply?.state).toBe('received');
  return one.sealed.manifest.submissionId;
};

const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
};

const playedSeconds = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);

test('a reviewer with nothing to do is told so', async ({ page }) => {
  await page.goto(backend.reviewUrl);
  await expect(page.getByRole('heading', { name: 'Nothing to review yet' })).toBeVisible();
  // The token does not stay in the address, from where it would be shared.
  expect(page.url()).toBe(`${backend.url}/review`);
  await expectAccessible(page);
});

test('evidence plays from its place, the score is confirmed, and a judgement stays', async ({ page }) => {
  await submitted();
  await page.goto(backend.reviewUrl);
  await expectAccessible(page);
  await page.getByRole('link', { name: /Ada Example/ }).click();
  await expect(page.locator('.heading').getByText('Score confirmed')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: /^0:08 .*every report/ }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(() => playedSeconds(page)).toBeGreaterThan(8.5);
  await expect(page.locator('.line.now')).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('p');
  expect(await playedSeconds(page)).toBeLessThan(2);

  await page.getByRole('button', { name: 'Run the score again' }).click();
  await expect(page.getByText('Equal, byte for byte.')).toBeVisible();

  await page.getByLabel('Yes').check();
  await page.getByLabel('Note').fill('Speaks to the customer.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('With the reviewers’ answers: 100 %, passed.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Note')).toHaveValue('Speaks to the customer.');
  await page.getByRole('link', { name: 'All submissions' }).click();
  await expect(page.getByText('Passed', { exact: true })).toBeVisible();
});

test('the page works by keyboard and in the dark', async ({ page }) => {
  const submissionId = await submitted();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(backend.reviewUrl);
  await page.goto(`${backend.url}/review#/submissions/${submissionId}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First demo for a new customer');
  await expectAccessible(page);
  await page.keyboard.press(' ');
  await expect.poll(() => playedSeconds(page)).toBeGreaterThan(0.2);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => playedSeconds(page)).toBeGreaterThan(5);
});
