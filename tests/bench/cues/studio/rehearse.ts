import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { inRoot } from '../../../../scripts/setup/paths.mjs';
import { Take, TakeEvent } from '../../../../src/contract/take.ts';
import { readSpeechFile } from '../../../../src/host/audio/read-speech.ts';
import { readJsonLines } from '../../../../src/host/files.ts';
import * as job from '../../../e2e/support/job.ts';
import type { Control, ControlOptions } from '../../capture/control/control.ts';
import { type BenchBrowser, openWindow } from '../../capture/machine/browser.ts';
import { openHeaps } from '../../capture/machine/heaps.ts';
import { renderersAmong, treeOf } from '../../capture/machine/processes.ts';
import type { Mark } from '../../capture/marks/mark-log.ts';
import { profileWhile } from '../../capture/profile.ts';
import type { ScriptedRun } from '../script/speak-run.ts';
import { fileStartMs } from './clocks.ts';
import { type CueWatch, watchCues } from './cue-watch.ts';
import { leadMs, tailMs } from './microphone-sound.ts';
import type { CueStage } from './stage.ts';

declare global {
  /** What the benches put into the studio's page; there only inside it. */
  var control: Control;
  var cueWatch: CueWatch;
  /** Of the page that is demonstrated. */
  var isResting: boolean;
}

/** A run as it went. */
export interface Rehearsal {
  readonly take: Take;
  readonly events: readonly TakeEvent[];
  /** 16 kHz mono, as it was recorded. */
  readonly speech: Float32Array;
  readonly watch: CueWatch;
  /** The microphone as a second reader heard it while the take ran. */
  readonly heard: { readonly beeps: readonly Mark[]; readonly gaps: readonly Mark[] };
  /** Sound that Chromium itself counts as dropped between the device and the page, in ms. */
  readonly droppedByBrowserMs: number;
  readonly blocks: { readonly longestMs: number; readonly durations: readonly number[] };
}

const sleepUntil = (wallMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, wallMs - Date.now())));

/** From the press of Start to the first moment that is recorded. */
const countdownMs = 3_600;
/** So much of the lead is recorded. */
const recordedLeadMs = 2_600;
/** The screen rests from so long before a silence on. */
const restBeforeMs = 1_000;

const openStudio = async (stage: CueStage, { context }: BenchBrowser): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const options: ControlOptions = { delayMs: 0, delayGrowsMsPerMinute: 0, reads: ['microphone'] };
  const control = readFileSync(stage.pages.controlScript, 'utf8');
  await page.addInitScript({
    content: `globalThis.controlOptions = ${JSON.stringify(options)};\n${control}`,
  });
  await page.addInitScript(watchCues);
  await page.goto(stage.host.url);
  return page;
};

const openDemo = async (browser: BenchBrowser): Promise<Page> => {
  const demo = await openWindow(browser, { width: 1920, height: 1080 });
  await demo.goto(`file://${inRoot('tests/bench/cues/pages/demo.html')}`);
  return demo;
};

/** As a person does: everything chosen, the small window open beside the demo. */
const setUp = async (page: Page, hasCamera: boolean): Promise<void> => {
  await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
  await job.chooseScreen(page);
  if (hasCamera) await job.waitForCamera(page);
  await page.getByRole('button', { name: 'Notes' }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Show in a small window' }).click();
  await (await opened).getByRole('heading', { level: 1 }).waitFor();
};

/** Wall time at which the microphone's sound began, after `sinceMs`: known once some of its beeps were heard. */
const soundStartMs = async (page: Page, sinceMs: number | undefined): Promise<number> => {
  for (;;) {
    const { beeps, openedMs } = await page.evaluate(async () => ({
      beeps: (await control.seen('microphone', 0, Number.POSITIVE_INFINITY)).marks,
      openedMs: cueWatch.microphoneOpenedMs,
    }));
    const fromMs = sinceMs ?? openedMs;
    const own = beeps.filter(([, atMs]) => atMs > fromMs);
    const startMs = own.length >= 3 ? fileStartMs(own, fromMs) : undefined;
    if (startMs !== undefined) return startMs;
    await page.waitForTimeout(300);
  }
};

/** What the microphone's track counts: sound that its device gave and the page never got. */
const droppedMs = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { total = 0, delivered = 0 } = control.counters('microphone') ?? {};
    return (total - delivered) / 48;
  });

/** Lets the demo rest while the speaker is silent for long: a silence while the screen changes is none that is cued. */
const restWithSilences = async (demo: Page, run: ScriptedRun, runStartMs: number): Promise<void> => {
  for (const { trouble, startMs, overMs } of run.troubles) {
    if (trouble !== 'long-silence') continue;
    await sleepUntil(runStartMs + startMs - restBeforeMs);
    await demo.evaluate(() => {
      globalThis.isResting = true;
    });
    await sleepUntil(runStartMs + overMs);
    await demo.evaluate(() => {
      globalThis.isResting = false;
    });
  }
};

/** Rehearses a scripted run in a browser of its own, screen, camera and microphone recorded. `profile`: a file for what took the time. */
export const rehearse = async (
  stage: CueStage,
  name: string,
  run: ScriptedRun,
  options: { readonly nextPartMs: number; readonly profile: string | undefined },
): Promise<Rehearsal> => {
  const browser = await stage.openBrowser(name, run.samples);
  try {
    const demo = await openDemo(browser);
    const others = new Set(renderersAmong(treeOf(browser.processId)));
    const page = await openStudio(stage, browser);
    const renderer = renderersAmong(treeOf(browser.processId)).find((id) => !others.has(id)) ?? 0;
    await setUp(page, stage.hasCamera);
    const askedMs = Date.now();
    const runStartMs = (await soundStartMs(page, browser.startSound() ? askedMs : undefined)) + leadMs;
    const pressMs = runStartMs - recordedLeadMs - countdownMs;
    if (pressMs < Date.now())
      throw new Error(`Setting up took ${Math.round((Date.now() - pressMs) / 1000)} s too long.`);
    await sleepUntil(pressMs);
    const startedMs = await job.startRecording(page);
    // Setting up is not recording.
    await page.evaluate(() => control.blocks());
    const droppedBeforeMs = await droppedMs(page);

    const speaking = async (): Promise<void> => {
      const resting = restWithSilences(demo, run, runStartMs);
      await sleepUntil(startedMs + options.nextPartMs);
      await page.keyboard.press('n');
      await resting;
      await sleepUntil(runStartMs + run.samples.length / 16 + tailMs - 300);
    };
    if (options.profile) {
      const heaps = await openHeaps(browser.profileFolder, new URL(stage.host.url).origin);
      await profileWhile(heaps, options.profile, renderer, speaking());
      heaps.close();
    } else await speaking();

    const blocks = await page.evaluate(() => control.blocks());
    const watch = await page.evaluate(() => cueWatch);
    const droppedByBrowserMs = (await droppedMs(page)) - droppedBeforeMs;
    const attemptId = await job.stopRecording(page);
    const folder = path.join(stage.dataFolder, 'attempts', attemptId);
    const take = Take.parse(JSON.parse(readFileSync(path.join(folder, 'take.json'), 'utf8')));
    const startWallMs = Date.parse(take.startedAt);
    const heard = await page.evaluate(([fromMs, untilMs]) => control.seen('microphone', fromMs, untilMs), [
      startWallMs,
      startWallMs + take.durationMs,
    ] as const);
    return {
      take,
      events: await readJsonLines(path.join(folder, 'events.jsonl'), TakeEvent),
      speech: await readSpeechFile(path.join(folder, 'speech.wav')),
      watch,
      heard: { beeps: heard.marks, gaps: heard.gaps },
      droppedByBrowserMs,
      blocks,
    };
  } finally {
    await browser.close();
  }
};
