import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { Take } from '../../../src/contract/take.ts';
import { readJsonLines } from '../../../src/host/files.ts';
import { TakeEvent } from '../../../src/contract/take.ts';
import * as job from '../../e2e/support/job.ts';
import type { Control, ControlOptions, WatchedKind } from './control/control.ts';
import { openHeaps } from './machine/heaps.ts';
import {
  cpuByKind,
  cpuSeconds,
  ownMegabytes,
  renderersAmong,
  residentMegabytes,
  treeOf,
} from './machine/processes.ts';
import type { Stage } from './machine/stage.ts';
import type { Mark } from './marks/mark-log.ts';
import type { BenchOptions } from './options.ts';
import type { ReaderPage } from './pages/reader.ts';
import { profileWhile } from './profile.ts';

declare global {
  /** What the bench puts into the studio's page, and what the reader page offers; there only inside them. */
  var control: Control;
  var takeReader: ReaderPage;
}

/** Memory at one moment, megabytes, after garbage was collected. */
export interface MemorySample {
  readonly atMs: number;
  readonly heaps: ReadonlyMap<string, number>;
  readonly pageResident: number;
  readonly pageOwn: number;
  readonly hostHeap: number;
  readonly hostResident: number;
}

export interface StudioRun {
  readonly take: Take;
  readonly folder: string;
  readonly events: readonly TakeEvent[];
  /** Wall time of take time 0, to within the time that a call takes. */
  readonly startWallMs: number;
  readonly usableMs: number;
  readonly memory: readonly MemorySample[];
  readonly longestBlockMs: number;
  readonly blocks: number;
  /** Over the seconds that were recorded. */
  readonly cpuSeconds: number;
  readonly cpuKinds: ReadonlyMap<string, number>;
  readonly measuredSeconds: number;
  /** Wall time of the click. */
  readonly stopPressedMs: number;
  readonly stopToCompleteMs: number;
  readonly stopToPlayableMs: number;
  /** What a second reader of the same tracks saw. */
  readonly given: ReadonlyMap<WatchedKind, readonly Mark[]>;
  /** What the counter's page drew and when, and from when its beeps are counted; undefined without it. */
  readonly counter: { readonly drawn: readonly Mark[]; readonly zeroMs: number } | undefined;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Opens a page of the studio's address with the bench's control in it. */
export const openWatchedPage = async (stage: Stage, options: BenchOptions): Promise<Page> => {
  const page = await stage.browser.context.newPage();
  const controlOptions: ControlOptions = {
    delayMs: options.injectDelayMs,
    delayGrowsMsPerMinute: options.injectDriftMsPerMinute,
    reads: ['screen', 'system-sound', 'camera', 'microphone'],
  };
  const script = readFileSync(stage.pages.controlScript, 'utf8');
  await page.addInitScript({
    content: `globalThis.controlOptions = ${JSON.stringify(controlOptions)};\n${script}`,
  });
  return page;
};

const subtract = (
  after: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> =>
  new Map([...after].map(([kind, seconds]) => [kind, seconds - (before.get(kind) ?? 0)]));

/** Records with the studio as a person would, and measures meanwhile. `beforeStop` is called right before the click. */
export const runStudio = async (
  stage: Stage,
  options: BenchOptions,
  reader: Page,
  log: (line: string) => void,
  beforeStop: () => void = () => {},
): Promise<StudioRun> => {
  const { browser, host } = stage;
  const others = new Set(renderersAmong(treeOf(browser.processId)));
  const page = await openWatchedPage(stage, options);
  page.setDefaultTimeout(20_000);
  const openedMs = performance.now();
  await page.goto(host.url);
  await page.getByRole('link', { name: 'New attempt' }).first().waitFor();
  const usableMs = performance.now() - openedMs;
  const renderer = renderersAmong(treeOf(browser.processId)).find((id) => !others.has(id)) ?? 0;

  const shown = await stage.showCounter();
  await job.chooseScenario(page, 'Five-minute product demo', 'Practice');
  if (stage.hasSystemSound) await page.getByRole('checkbox', { name: /computer.s sound/ }).click();
  await job.chooseScreen(page);
  if (stage.hasCamera) await job.waitForCamera(page);
  await sleep(2_000);
  await job.startRecording(page);
  // Every click has brought the studio's window to the front.
  if (stage.realScreen) await shown?.bringToFront();
  const startedMs = Date.now();
  log(`Records for ${options.minutes} min.`);

  const heaps = await openHeaps(browser.profileFolder, new URL(host.url).origin);
  let longestBlockMs = 0;
  let blocks = 0;
  const noteBlocks = async (): Promise<void> => {
    const seen = await page.evaluate(() => control.blocks());
    longestBlockMs = Math.max(longestBlockMs, seen.longestMs);
    blocks += seen.durations.length;
  };
  // Loading and setting up are not recording.
  await page.evaluate(() => control.blocks());
  const memory: MemorySample[] = [];
  const sampleMemory = async (): Promise<void> => {
    await noteBlocks();
    const measured = await heaps.measure();
    const ofHost = await host.memory();
    await sleep(300);
    memory.push({
      atMs: Date.now() - startedMs,
      heaps: measured,
      pageResident: residentMegabytes(renderer),
      pageOwn: ownMegabytes(renderer),
      hostHeap: ofHost.heap,
      hostResident: ofHost.resident,
    });
    // A collection that was asked for is no block of the studio's own.
    await page.evaluate(() => control.blocks());
  };

  const forMs = options.minutes * 60_000;
  // The first seconds are left out: opening is not recording.
  await sleep(Math.min(20_000, forMs / 3));
  await sampleMemory();
  const everyMs = Math.max(30_000, forMs / 40);
  const processes = (): number[] => [...treeOf(browser.processId), ...treeOf(host.processId)];
  const cpuBefore = cpuByKind(processes());
  const totalBefore = cpuSeconds(processes());
  const measuredFromMs = Date.now();
  const waiting = (async () => {
    for (;;) {
      const left = startedMs + forMs - Date.now();
      if (left <= 0) return;
      await sleep(Math.min(left, everyMs));
      if (startedMs + forMs - Date.now() > everyMs / 2) await sampleMemory();
    }
  })();
  if (options.profile) await profileWhile(heaps, options.profile, renderer, waiting);
  else await waiting;
  const measuredSeconds = (Date.now() - measuredFromMs) / 1000;
  const cpuTotal = cpuSeconds(processes()) - totalBefore;
  const cpuKinds = subtract(cpuByKind(processes()), cpuBefore);
  await sampleMemory();
  heaps.close();

  log('Stops.');
  beforeStop();
  const attemptId = await (async () => {
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.waitForURL(/#\/attempts\/[0-9a-z]+$/);
    return page.url().split('/').at(-1) ?? '';
  })();
  const folder = path.join(stage.dataFolder, 'attempts', attemptId);
  await reader.evaluate(
    (url) => takeReader.showFrame(url, 0),
    stage.pages.file(`attempts/${attemptId}/${stage.isMarked || !stage.hasCamera ? 'screen' : 'camera'}.mp4`),
  );
  const playableMs = Date.now();
  const pressedMs = (await page.evaluate(() => control.pressedMs('Stop'))) ?? Number.NaN;
  const takeFile = path.join(folder, 'take.json');
  const take = Take.parse(JSON.parse(readFileSync(takeFile, 'utf8')));
  const startWallMs = Date.parse(take.startedAt);
  const between = [startWallMs - 2_000, startWallMs + take.durationMs + 2_000] as const;
  const seen = await page.evaluate(async ([fromMs, untilMs]) => {
    const kinds = ['screen', 'system-sound', 'camera', 'microphone'] as const;
    return Promise.all(
      kinds.map(async (kind) => [kind, (await control.seen(kind, fromMs, untilMs)).marks] as const),
    );
  }, between);
  const drawn = await shown?.evaluate(
    ([fromMs, untilMs]) => ({ drawn: counter.drawn(fromMs, untilMs), zeroMs: counter.zeroMs }),
    between,
  );
  await page.close();
  return {
    take,
    folder: `attempts/${attemptId}`,
    events: await readJsonLines(path.join(folder, 'events.jsonl'), TakeEvent),
    startWallMs,
    usableMs,
    memory,
    longestBlockMs,
    blocks,
    cpuSeconds: cpuTotal,
    cpuKinds,
    measuredSeconds,
    stopPressedMs: pressedMs,
    stopToCompleteMs: statSync(takeFile).mtimeMs - pressedMs,
    stopToPlayableMs: playableMs - pressedMs,
    given: new Map(seen),
    counter: drawn,
  };
};
