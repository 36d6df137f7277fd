import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { BenchOptions } from '../options.ts';
import { writeCameraFile, writeSoundFile } from '../marks/device-files.ts';
import type { CounterPage } from '../pages/counter.ts';
import { openBenchPages, type BenchPages } from './bench-pages.ts';
import { type BenchBrowser, openBenchBrowser, openWindow } from './browser.ts';
import { type BenchHost, startBenchHost } from './host.ts';
import { openRealScreen, type RealScreen } from './real-screen.ts';

declare global {
  /** What the counter page offers; there only inside it. */
  var counter: CounterPage;
}

const counterTitle = 'Runthrough bench counter';

/** All that a recording needs: devices with marks, something to record, a browser and a host. */
export interface Stage {
  readonly workFolder: string;
  readonly dataFolder: string;
  readonly pages: BenchPages;
  readonly host: BenchHost;
  readonly browser: BenchBrowser;
  /** Opens the page with the counter anew, in front of all else; undefined where Chromium's own moving picture is recorded. */
  readonly showCounter: () => Promise<Page | undefined>;
  readonly realScreen: RealScreen | undefined;
  /** Whether the screen shows the counter. */
  readonly isMarked: boolean;
  readonly hasCamera: boolean;
  readonly hasSystemSound: boolean;
  readonly close: () => Promise<void>;
}

const deviceArguments = async (
  options: BenchOptions,
  folder: string,
  writeSound: (file: string) => void | Promise<void>,
): Promise<string[]> => {
  const { camera, screen } = options;
  const sound = path.join(folder, 'microphone.wav');
  await writeSound(sound);
  const hasCamera = camera.width > 0;
  const film = path.join(folder, 'camera.y4m');
  if (hasCamera) writeCameraFile(film, camera.width, camera.height);
  return [
    `--use-fake-device-for-media-stream${hasCamera ? '' : '=device-count=0'}`,
    `--use-file-for-fake-audio-capture=${sound}`,
    ...(hasCamera ? [`--use-file-for-fake-video-capture=${film}`] : []),
    screen === 'fake'
      ? '--use-fake-ui-for-media-stream'
      : `--auto-select-tab-capture-source-by-title=${counterTitle}`,
  ];
};

const openCounter = async (page: Page, address: string): Promise<Page> => {
  await page.goto(address);
  await page.waitForFunction(() => 'counter' in globalThis);
  await page.evaluate(() => counter.beep());
  return page;
};

/** `writeSound` writes what the microphone hears, again and again; left out: marks. */
export const openStage = async (
  options: BenchOptions,
  log: (line: string) => void,
  writeSound: (file: string) => void | Promise<void> = writeSoundFile,
): Promise<Stage> => {
  const workFolder = await mkdtemp(path.join(tmpdir(), 'runthrough-bench-'));
  const dataFolder = path.join(workFolder, 'studio');
  log('Builds the pages of the bench.');
  const pages = await openBenchPages(workFolder, dataFolder);
  const closers: (() => unknown)[] = [() => pages.close()];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
    if (options.keep) log(`Everything is kept in ${workFolder}.`);
    else await rm(workFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const host = await startBenchHost(dataFolder);
    closers.push(() => host.stop());
    const isReal = options.screen === 'x11';
    const realScreen = isReal ? await openRealScreen(workFolder, options.size) : undefined;
    if (realScreen) closers.push(() => realScreen.close());
    const browser = await openBenchBrowser({
      profileFolder: path.join(workFolder, 'profile'),
      arguments: realScreen
        ? realScreen.studioArguments
        : await deviceArguments(options, workFolder, writeSound),
      isHeaded: isReal,
      ...(realScreen ? { environment: realScreen.environment } : {}),
    });
    closers.push(() => browser.close());
    let shown: BenchBrowser | undefined;
    closers.push(() => shown?.close());
    let shownCount = 0;
    const address = pages.address('counter.html');
    const showCounter = async (): Promise<Page | undefined> => {
      if (!realScreen)
        return options.screen === 'tab'
          ? openCounter(await openWindow(browser, options.size), address)
          : undefined;
      // Another window, of a browser of its own: as foreign to the studio as any program. What opens last is in front.
      await shown?.close();
      shownCount += 1;
      shown = await openBenchBrowser({
        profileFolder: path.join(workFolder, `shown-${shownCount}`),
        arguments: realScreen.counterArguments,
        isHeaded: true,
        environment: realScreen.environment,
      });
      return openCounter(shown.context.pages()[0] ?? (await shown.context.newPage()), address);
    };
    return {
      workFolder,
      dataFolder,
      pages,
      host,
      browser,
      showCounter,
      isMarked: options.screen !== 'fake',
      realScreen,
      hasCamera: !isReal && options.camera.width > 0,
      hasSystemSound: options.screen === 'tab',
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
