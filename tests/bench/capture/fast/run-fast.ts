import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Take } from '../../../../src/contract/take.ts';
import { growthPerHour } from '../figures.ts';
import { openBenchPages } from '../machine/bench-pages.ts';
import { openBenchBrowser } from '../machine/browser.ts';
import { openHeaps } from '../machine/heaps.ts';
import { startBenchHost } from '../machine/host.ts';
import { cpuSeconds, renderersAmong, ownMegabytes, treeOf } from '../machine/processes.ts';
import type { BenchOptions } from '../options.ts';
import type { FastPage } from '../pages/fast.ts';
import { printTable } from '../print.ts';
import type { FastFigures } from './fast-figures.ts';

declare global {
  /** What the fast page offers; there only inside it. */
  var fast: FastPage;
}

const size = { width: 240, height: 136 };
/** Real time between two looks at the memory. */
const everyMs = 10_000;

interface Sample {
  readonly atMs: number;
  readonly heaps: ReadonlyMap<string, number>;
  readonly pageOwn: number;
  readonly hostHeap: number;
  readonly hostResident: number;
}

const fixed = (value: number): string => value.toFixed(1);

/** From, to, and by how much an hour of media, from a line through the samples after the first fifth. */
const grown = (samples: readonly Sample[], of: (sample: Sample) => number): string => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) return '-';
  const later = samples.slice(Math.floor(samples.length / 5));
  const hourly = growthPerHour(later.map((sample) => ({ atMs: sample.atMs, megabytes: of(sample) })));
  return `${fixed(of(first))} -> ${fixed(of(last))} MB, ${fixed(hourly)} MB a media hour`;
};

/** Records hours of made media by the studio's own recorder and host while its clock runs fast, and watches the memory. */
export const runFast = async (options: BenchOptions, log: (line: string) => void): Promise<FastFigures> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'runthrough-bench-'));
  const dataFolder = path.join(folder, 'studio');
  const pages = await openBenchPages(folder, dataFolder);
  const host = await startBenchHost(dataFolder, pages.folder);
  const profileFolder = path.join(folder, 'profile');
  const browser = await openBenchBrowser({ profileFolder, arguments: [] });
  try {
    const reader = browser.context.pages()[0] ?? (await browser.context.newPage());
    await reader.goto(pages.address('index.html'));
    const others = new Set(renderersAmong(treeOf(browser.processId)));
    const page = await browser.context.newPage();
    await page.goto(host.url);
    await page.goto(`${new URL(host.url).origin}/fast.html?speed=${options.speed}`);
    await page.waitForFunction(() => 'fast' in globalThis);
    const renderer = renderersAmong(treeOf(browser.processId)).find((id) => !others.has(id)) ?? 0;
    const attemptId = await page.evaluate(
      ({ width, height }) => fast.start('product-demo', width, height),
      size,
    );
    const heaps = await openHeaps(profileFolder, new URL(host.url).origin);
    const processes = (): number[] => [...treeOf(browser.processId), ...treeOf(host.processId)];
    const cpuBefore = cpuSeconds(processes());
    const startedMs = Date.now();
    const samples: Sample[] = [];
    const forMs = options.mediaHours * 3_600_000;
    log(`Records ${options.mediaHours} h of media, asked for ${options.speed} times as fast.`);
    for (;;) {
      const { elapsedMs, problem, state, tracks } = await page.evaluate(() => fast.progress());
      if (state !== 'recording') throw new Error(`The recorder is ${state}: ${problem ?? ''}`);
      const measured = await heaps.measure();
      const ofHost = await host.memory();
      samples.push({
        atMs: elapsedMs,
        heaps: measured,
        pageOwn: ownMegabytes(renderer),
        hostHeap: ofHost.heap,
        hostResident: ofHost.resident,
      });
      const safe = Math.min(...(tracks ?? []).map(({ safeUntilMs }) => safeUntilMs));
      log(
        `  ${fixed(elapsedMs / 60_000)} min, safe until ${fixed(safe / 60_000)}: page ${fixed(ownMegabytes(renderer))}, host ${fixed(ofHost.resident)} MB`,
      );
      if (elapsedMs >= forMs) break;
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(everyMs, (forMs - elapsedMs) / options.speed + 50)),
      );
    }
    const realSeconds = (Date.now() - startedMs) / 1000;
    const used = cpuSeconds(processes()) - cpuBefore;
    const { tracks = [] } = await page.evaluate(() => fast.progress());
    heaps.close();
    const stopMs = await page.evaluate(() => fast.stop());
    const takeFile = path.join(dataFolder, 'attempts', attemptId, 'take.json');
    const shownMs = Date.now();
    const screen = pages.file(`attempts/${attemptId}/screen.mp4`);
    await reader.evaluate((url) => takeReader.showFrame(url, 0), screen);
    const firstFrameMs = Date.now() - shownMs;
    const take = Take.parse(JSON.parse(await readFile(takeFile, 'utf8')));
    const lastMs = Date.now();
    await reader.evaluate(([url, atMs]) => takeReader.showFrame(url, atMs), [
      screen,
      take.durationMs - 1000,
    ] as const);
    const lastFrameMs = Date.now() - lastMs;
    const pictures = tracks.filter(({ framesEncoded }) => framesEncoded > 0);
    const got = pictures.reduce((sum, { framesEncoded }) => sum + framesEncoded, 0);
    const expected = Math.round((take.durationMs * 30) / 1000) * pictures.length;
    const names = [...new Set(samples.flatMap(({ heaps }) => [...heaps.keys()]))];
    const [first, last] = [samples[0], samples.at(-1)];
    printTable(
      `Memory over ${fixed(take.durationMs / 3_600_000)} h of media, ${size.width}x${size.height} twice and a microphone`,
      [
        [
          'speed',
          `${fixed(take.durationMs / 1000 / realSeconds)} times real time, ${fixed(used / realSeconds)} CPU seconds a second`,
        ],
        ['frames', `${got} of ${expected} encoded, state ${take.state}`],
        ['page, own memory', grown(samples, (sample) => sample.pageOwn)],
        ...names.map((name) => [`heap of ${name}`, grown(samples, (sample) => sample.heaps.get(name) ?? 0)]),
        ['host in RAM', grown(samples, (sample) => sample.hostResident)],
        ['host heap', grown(samples, (sample) => sample.hostHeap)],
        [
          'bytes',
          take.tracks.map(({ kind, byteLength }) => `${kind} ${fixed(byteLength / 2 ** 20)} MB`).join(', '),
        ],
        ['Stop to take.json', `${fixed(stopMs)} ms`],
        ['first frame', `decoded ${fixed(firstFrameMs)} ms later; the last one in ${fixed(lastFrameMs)} ms`],
      ],
    );
    return {
      mediaHours: take.durationMs / 3_600_000,
      speed: take.durationMs / 1000 / realSeconds,
      framesExpected: expected,
      framesGot: got,
      growthMegabytes:
        first && last ? last.pageOwn + last.hostResident - first.pageOwn - first.hostResident : Number.NaN,
      stopToPlayableMs: stopMs + firstFrameMs,
    };
  } finally {
    await browser.close();
    await host.stop();
    pages.close();
    if (options.keep) log(`Everything is kept in ${folder}.`);
    else await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
