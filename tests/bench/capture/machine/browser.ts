import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import {
  findChromium,
  noWayOutArguments,
  quietChromiumArguments,
} from '../../../../scripts/setup/chromium.mjs';
import { processWith } from './processes.ts';

/** A browser of its own, and its first process. */
export interface BenchBrowser {
  readonly context: BrowserContext;
  readonly profileFolder: string;
  readonly processId: number;
  readonly close: () => Promise<void>;
}

export interface BrowserOptions {
  readonly profileFolder: string;
  readonly arguments: readonly string[];
  readonly isHeaded?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Opens a browser that an inspector can be connected to. */
export const openBenchBrowser = async (options: BrowserOptions): Promise<BenchBrowser> => {
  const { profileFolder, isHeaded = false, environment = {} } = options;
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profileFolder, {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: !isHeaded,
    // The windows' own sizes: what is captured of a tab is its window, not what a test pretends.
    viewport: null,
    acceptDownloads: true,
    // A muted tab would be recorded as silence.
    ignoreDefaultArgs: ['--mute-audio'],
    env: { ...process.env, ...environment },
    args: [
      ...quietChromiumArguments(),
      ...noWayOutArguments(),
      '--autoplay-policy=no-user-gesture-required',
      '--remote-debugging-port=0',
      '--window-size=1280,900',
      ...options.arguments,
    ],
  });
  await context.grantPermissions(['camera', 'microphone']);
  return {
    context,
    profileFolder: path.resolve(profileFolder),
    processId: processWith(`--user-data-dir=${profileFolder}`) ?? 0,
    close: () => context.close(),
  };
};

/** Opens a window of its own whose page has exactly this size. */
export const openWindow = async (
  { context }: BenchBrowser,
  size: { readonly width: number; readonly height: number },
): Promise<Page> => {
  const [first] = context.pages();
  if (!first) throw new Error('The browser has no page.');
  const session = await context.newCDPSession(first);
  const opened = context.waitForEvent('page');
  const { targetId } = await session.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
  });
  const page = await opened;
  const inner = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const { windowId, bounds } = await session.send('Browser.getWindowForTarget', { targetId });
  await session.send('Browser.setWindowBounds', {
    windowId,
    bounds: {
      width: (bounds.width ?? size.width) + size.width - inner.width,
      height: (bounds.height ?? size.height) + size.height - inner.height,
    },
  });
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
  return page;
};
