import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/setup/paths.mjs';

/** Starts the studio as a person does, waits for the address that it prints, and ends it with Ctrl-C. */
async function withStartedStudio(act: (address: string, dataFolder: string) => Promise<void>) {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'runthrough-start-'));
  const child = spawn(
    process.execPath,
    [inRoot('scripts/start.mjs'), '--no-window', '--data-dir', dataFolder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said);
        if (found) resolve(found[0]);
      });
      child.once('exit', (code) => reject(new Error(`The studio ended at once with code ${code}.`)));
    });
    await act(address, dataFolder);
  } finally {
    child.kill('SIGINT');
  }
  expect(await exitCode).toBe(0);
  rmSync(dataFolder, { recursive: true, force: true });
}

test('the start command prints an address at which the studio opens, and Ctrl-C ends it cleanly', async ({
  page,
}) => {
  await withStartedStudio(async (address) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/Runthrough$/);
    await expect(page.locator('#root')).not.toBeEmpty();
  });
});

test('the page carries a policy without inline code, and keeps to it', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await withStartedStudio(async (address) => {
    const response = await page.goto(address);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    const html = (await response?.text()) ?? '';
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
    await expect(page.locator('#root')).not.toBeEmpty();
    expect(complaints).toEqual([]);
  });
});

test('a host that crashes is started again, and the open window comes back by itself', async ({ page }) => {
  await withStartedStudio(async (address, dataFolder) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Start with a practice run' })).toBeVisible();
    const hostId = (): number => Number(readFileSync(path.join(dataFolder, 'studio.lock'), 'utf8'));
    const before = hostId();
    process.kill(before, 'SIGKILL');
    await expect.poll(hostId, { timeout: 20_000 }).not.toBe(before);
    // The same window, never loaded again, asks the new host.
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(page.getByText('whisper.cpp').last()).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('stopped answering')).toBeHidden();
    await page.getByRole('link', { name: 'New attempt' }).first().click();
    await expect(page.getByRole('radio', { name: /product demo/ })).toBeVisible();
  });
});
