import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { TakeEvent } from '../../src/contract/take.ts';
import { markerBands, markerRgb, showsMarker } from '../../src/core/capture/overlay-marker.ts';
import { cueOutcomes } from '../../src/core/cues/cue-outcomes.ts';
import { readJsonLines } from '../../src/host/files.ts';
import { cues as text } from '../../src/renderer/strings/en/cues.ts';
import { expectAccessible } from './support/accessibility.ts';
import * as job from './support/job.ts';
import { recordedFrames, shownPicture } from './support/recorded-frames.ts';
import { openBrowser, startStudioHost, temporaryFolder } from './support/studio.ts';
import { writePaddedVoice } from './support/voice.ts';

test.setTimeout(240_000);

/** Where the recording's troubles are, and its length: `tests/fixtures/recordings/README.md`. */
const silenceMs = 35_700;
const voiceMs = 60_600;
/**
 * Set-up and countdown fit into it, on a machine that is held up for ten seconds too, and all but the last of it is not recorded. A recording that
 * begins six seconds late has too little of the fast stretch before it is over: no cue is due then.
 */
const leadMs = 24_000;

/** The first part's budget would be spent in the middle of it all: going on to the next is not what is tested. */
const nextPartMs = silenceMs - 5_000;

/** Opens the notes and cues; answers the page of their small window. */
const openCueWindow = async (page: Page): Promise<Page> => {
  await page.getByRole('button', { name: 'Notes' }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Show in a small window' }).click();
  const small = await opened;
  await expect(small.getByRole('heading', { level: 1 })).toBeVisible();
  return small;
};

/** Writes down every cue that the window shows, and puts the pattern into it that no ordinary screen has. */
const watchWindow = (small: Page): Promise<void> =>
  small.evaluate(
    ({ bands, colours }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenCues: seen });
      let shown: string | undefined;
      const look = (): void => {
        const kind = document.querySelector<HTMLElement>('[data-cue]')?.dataset['cue'];
        if (kind !== undefined && kind !== shown) seen.push(kind);
        shown = kind;
      };
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        attributeFilter: ['data-cue'],
      });
      const pattern = document.createElement('canvas');
      [pattern.width, pattern.height] = [360, 96];
      pattern.style.cssText = 'position: fixed; inset: auto 0 0 20px; z-index: 9';
      document.body.append(pattern);
      const context = pattern.getContext('2d');
      if (!context) throw new Error('No canvas.');
      context.fillStyle = '#808080';
      context.fillRect(0, 0, 360, 96);
      for (const [band, bars] of bands.entries())
        for (const [bar, colour] of bars.entries()) {
          context.fillStyle = `rgb(${colours[colour].join(' ')})`;
          context.fillRect(36 * (bar + 1), 8 + 40 * band, 36, 40);
        }
    },
    { bands: markerBands.map((band) => [...band]), colours: markerRgb },
  );

test('a voice that speeds up, falls silent and goes flat is cued so, in this order, and nothing of it is recorded', async () => {
  const { folder, remove } = await temporaryFolder();
  const dataFolder = path.join(folder, 'studio');
  const host = await startStudioHost({ dataFolder });
  const context = await openBrowser(path.join(folder, 'profile'), {
    voiceFile: writePaddedVoice('rehearsal-voice', folder, leadMs, 3_000),
    screenTitle: 'Halden Relay demo',
  });
  try {
    // A demo that rests: while a screen changes, silence is the product's.
    const product = await context.newPage();
    await product.setContent(
      '<title>Halden Relay demo</title><h1>Gateways</h1><p>All of them are online.</p>',
    );
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(host.url);
    const { openedAtMs } = await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
    await job.chooseScreen(page);
    await job.chooseScreenSize(page, '640 x 360');
    const small = await openCueWindow(page);
    await watchWindow(small);
    const isMarkerSeen = showsMarker(await shownPicture(small, product));
    expect(isMarkerSeen, 'the pattern is found where it is').toBe(true);

    // The countdown takes three seconds, and the first word comes a second or two after the first recorded moment.
    await job.untilMs(openedAtMs + leadMs - 5_000);
    await job.startRecording(page);
    await job.untilMs(openedAtMs + leadMs + nextPartMs);
    await page.keyboard.press('n');
    await job.untilMs(openedAtMs + leadMs + voiceMs + 500);
    const seen = await small.evaluate(() => (globalThis as unknown as { seenCues: string[] }).seenCues);
    const attemptId = await job.stopRecording(page);

    expect(seen).toEqual(['too-fast', 'long-silence', 'flat-pitch']);

    const attempt = path.join(dataFolder, 'attempts', attemptId);
    const outcomes = cueOutcomes(await readJsonLines(path.join(attempt, 'events.jsonl'), TakeEvent), 0);
    expect(outcomes.map(({ cue }) => cue.kind)).toEqual(seen);

    await job.waitForReport(page);
    await page.getByRole('tab', { name: 'Cues' }).click();
    const rows = page.getByRole('tabpanel').getByRole('listitem');
    await expect(rows.getByRole('heading', { level: 4 })).toHaveText(
      outcomes.map(({ cue }) => text.words[cue.kind]),
    );
    for (const [index, { followed }] of outcomes.entries())
      await expect(
        rows.nth(index).getByText(followed ? text.followed : text.notFollowed, { exact: true }),
      ).toBeVisible();
    await rows
      .first()
      .getByRole('button', { name: /^Wrong cue/ })
      .click();
    await expect(rows.first().getByText(text.calledWrong)).toBeVisible();
    // What was wrong is not counted among what should have been followed.
    const right = outcomes.slice(1);
    await expect(
      page.getByText(text.tally(right.filter(({ followed }) => followed).length, right.length)),
    ).toBeVisible();
    await expectAccessible(page);

    const times = outcomes.flatMap(({ atMs }) => [atMs - 500, atMs + 500, atMs + 1_500]);
    const frames = await recordedFrames(product, path.join(attempt, 'screen.mp4'), times);
    expect(frames.map(showsMarker)).toEqual(times.map(() => false));
  } finally {
    await context.close();
    await host.stop();
    await remove();
  }
});
