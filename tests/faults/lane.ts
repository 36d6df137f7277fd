import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium, noWayOutArguments, quietChromiumArguments } from '../../scripts/setup/chromium.mjs';
import { createFaultHost, type FaultHost } from './fault-host.ts';
import type { FaultPage } from './page/main.ts';

declare global {
  /** What the harness's page offers; there only inside the page. */
  var faults: FaultPage;
}

/** A data folder with its host. `isSmall`: a file system of its own that can be filled. */
export interface Place {
  readonly dataFolder: string;
  readonly host: FaultHost;
  readonly isSmall: boolean;
}

/** One browser and its places, used by one case after the other. */
export interface Lane {
  readonly usual: Place;
  /** A small one, where this process may mount it; made when it is first asked for. */
  readonly small: () => Promise<Place>;
  readonly openPage: (place: Place) => Promise<Page>;
  /** The processes of the browser's pages. */
  readonly pageProcesses: () => Promise<number[]>;
  readonly close: () => Promise<void>;
}

const smallMegabytes = 32;

/** Mounts a small file system where this process may; answers whether it did. */
const mountSmall = (folder: string): boolean =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${smallMegabytes}m`, 'tmpfs', folder]).status === 0;

export const openLane = async (folder: string, pageFolder: string): Promise<Lane> => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('The harness needs Chromium; `npm run faults:capture` installs it.');
  const browser: Browser = await chromium.launch({
    executablePath,
    // Who ends the harness ends it tidily: what is mounted is unmounted.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: [...quietChromiumArguments(), ...noWayOutArguments(), '--autoplay-policy=no-user-gesture-required'],
  });
  const place = async (name: string, reserveMegabytes: number, wantsSmall: boolean): Promise<Place> => {
    const dataFolder = path.join(folder, name);
    await mkdir(dataFolder, { recursive: true });
    const isSmall = wantsSmall && mountSmall(dataFolder);
    return { dataFolder, isSmall, host: createFaultHost({ dataFolder, pageFolder, reserveMegabytes }) };
  };
  const usual = await place('usual', 1, false);
  let small: Promise<Place> | undefined;
  return {
    usual,
    small: () => {
      small ??= place('small', 4, true);
      return small;
    },
    openPage: async ({ host }) => {
      if (!host.isRunning()) await host.start();
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(host.url());
      await page.waitForFunction(() => 'faults' in globalThis);
      return page;
    },
    pageProcesses: async () => {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      await session.detach();
      return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
    },
    close: async () => {
      await browser.close();
      await usual.host.kill();
      const made = await small;
      await made?.host.kill();
      if (made?.isSmall) spawnSync('umount', ['-l', made.dataFolder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
