import path from 'node:path';
import { expect, test } from '@playwright/test';
import { countConnections, outwardConnections } from './support/connection-counter.ts';
import * as job from './support/job.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

test('nothing leaves while recording, reporting and practising; only a submission knocks at the vendor', async () => {
  test.setTimeout(150_000);
  const { folder, remove } = await temporaryFolder();
  const proxy = await countConnections();
  const vendor = await countConnections();
  const host = await startStudioHost({
    dataFolder: path.join(folder, 'studio'),
    backendUrl: vendor.address,
    proxy: proxy.address,
  });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('demo-voice', folder, 3_000, 0),
  });
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(host.url).origin) elsewhere.push(request.url());
  });
  const seen = new Set<string>();
  const ownPort = Number(new URL(host.url).port);
  const watch = setInterval(() => {
    for (const connection of outwardConnections(host.process.pid ?? 0, ownPort)) seen.add(connection);
  }, 100);
  const knocks = (): string[] => [...proxy.knocks(), ...vendor.knocks()];
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await expect(
      page
        .getByText('Only your voice is recorded.')
        .or(page.getByText('Camera and your voice are recorded.')),
    ).toBeVisible();
    const startedAtMs = await job.startRecording(page);
    await job.untilMs(startedAtMs + 12_000);
    await job.stopRecording(page);
    await job.waitForReport(page);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByRole('tab', { name: 'Checks' }).click();
    await expect(page.getByRole('link', { name: 'Submit this attempt' })).toHaveCount(0);

    expect(knocks(), 'connections during practice').toEqual([]);
    expect(elsewhere, 'requests of the page to anywhere else').toEqual([]);
    expect([...seen], 'sockets of the host during practice').toEqual([]);

    // The page could not if it wanted to.
    const policy = page.waitForEvent('console', (message) =>
      message.text().includes('Content Security Policy'),
    );
    const refused = await page.evaluate(
      (address) =>
        fetch(address).then(
          () => 'sent',
          () => 'refused',
        ),
      vendor.address,
    );
    expect(refused).toBe('refused');
    await policy;
    expect(knocks()).toEqual([]);

    // The same counters see what is sent on purpose: so the zeros above mean something.
    await page.getByRole('button', { name: 'Make this a certification attempt' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make it one' }).click();
    await job.submitAttempt(page);
    await expect.poll(() => knocks().length).toBeGreaterThan(0);
    await expect(page.getByText('It waits and is sent by itself')).toBeVisible();
  } finally {
    clearInterval(watch);
    await context.close();
    await host.stop();
    await proxy.close();
    await vendor.close();
    await remove();
  }
});
