import { expect, type Page } from '@playwright/test';

/** The way of a person through the studio, step by step. Every step works by its visible name, as for a screen reader. */

/** From the library to the set-up screen. `openedAtMs`: when the microphone was asked for (clock of this process). */
export const chooseScenario = async (
  page: Page,
  scenarioTitle: string,
  mode: 'Practice' | 'Certification',
): Promise<{ openedAtMs: number }> => {
  await page.getByRole('link', { name: 'New attempt' }).first().click();
  await page.getByRole('radio', { name: new RegExp(`^${scenarioTitle}`) }).click();
  await page.getByRole('radio', { name: new RegExp(`^${mode}`) }).click();
  const openedAtMs = Date.now();
  await page.getByRole('link', { name: 'Set up' }).click();
  await expect(page.getByRole('heading', { name: 'Set up', level: 1 })).toBeVisible();
  return { openedAtMs };
};

/** Picks the screen; camera and microphone open by themselves where there are any. */
export const chooseScreen = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Choose a screen or window' }).click();
  await expect(page.getByRole('button', { name: 'Choose another' })).toBeVisible();
};

/** Records the screen no larger than this from now on. */
export const chooseScreenSize = async (page: Page, size: string): Promise<void> => {
  await page.getByRole('combobox', { name: 'Size of the recorded screen' }).click();
  await page.getByRole('option', { name: `At most ${size}` }).click();
};

/** Waits for the camera, which opens by itself. */
export const waitForCamera = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: 'Record without camera' })).toBeVisible({ timeout: 60_000 });
};

/** Presses Start and waits out the countdown; answers when the first moment is recorded (clock of this process). */
export const startRecording = async (page: Page): Promise<number> => {
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toBeEnabled({ timeout: 60_000 });
  return Date.now();
};

/** Stops and waits for the report's screen; answers the attempt's name from the address. */
export const stopRecording = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.waitForURL(/#\/attempts\/[0-9a-z]+$/);
  return page.url().split('/').at(-1) ?? '';
};

/** Waits until the report is there: the score card shows. */
export const waitForReport = async (page: Page, limitMs = 120_000): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Work on this next' })).toBeVisible({ timeout: limitMs });
};

/** From the report to the receipt. */
export const submitAttempt = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Submit this attempt' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Ana Pereira');
  await page.getByLabel('E-mail').fill('ana.pereira@lindqvist-partners.example');
  await page.getByLabel('Firm').fill('Lindqvist Partners');
  await page.getByRole('button', { name: 'Show what leaves' }).click();
  await page.getByRole('checkbox', { name: 'I have read this and agree.' }).click();
  await page.getByRole('button', { name: 'Seal and submit' }).click();
};

/** Waits for the vendor's receipt. */
export const waitForReceipt = async (page: Page, limitMs = 60_000): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible({ timeout: limitMs });
};

/** Clock time to let pass, in milliseconds: recording is the one thing that cannot be hurried. */
export const untilMs = (atMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, atMs - Date.now())));
