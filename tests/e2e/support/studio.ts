import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import {
  _electron as electron,
  type BrowserContext,
  chromium,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { findChromium, noWayOutArguments, quietChromiumArguments } from '../../../scripts/setup/chromium.mjs';
import { node24 } from '../../../scripts/setup/node-modules.mjs';
import { inRoot } from '../../../scripts/setup/paths.mjs';

/** A host process with its address. */
export interface RunningHost {
  readonly url: string;
  /** Everything that its line said. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly process: ChildProcess;
  /** Ends it the polite way and waits. */
  readonly stop: () => Promise<void>;
  /** SIGKILL: nothing of it gets to tidy up. */
  readonly kill: () => Promise<void>;
}

/** Starts a program of ours that prints one JSON line with its address. */
export const startListening = async (
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningHost> => {
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', inRoot(file), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit');
  const said = await new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const spoken: Record<string, unknown> = JSON.parse(line);
      if ('url' in spoken) resolve(spoken);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended at once with code ${code}.`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    url: String(said['url']),
    said,
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
};

/** How a studio is started for a test. */
export interface StudioOptions {
  readonly dataFolder: string;
  /** Left out: `saved` inside the data folder. */
  readonly exportFolder?: string;
  readonly backendUrl?: string;
  readonly withoutModel?: boolean;
  readonly port?: number;
  /** Everything that the host would send over HTTP goes to this address first. */
  readonly proxy?: string;
}

/** Starts the host of the studio with the test model. */
export const startStudioHost = ({
  dataFolder,
  exportFolder,
  backendUrl,
  withoutModel,
  port,
  proxy,
}: StudioOptions): Promise<RunningHost> =>
  startListening(
    'src/host/entry-server.ts',
    [
      '--data-dir',
      dataFolder,
      '--export-dir',
      exportFolder ?? path.join(dataFolder, 'saved'),
      ...(withoutModel ? [] : ['--test-model', inRoot('tests/fixtures/model/test-model.en-q4_0.bin')]),
      ...(backendUrl === undefined ? [] : ['--backend-url', backendUrl]),
      ...(port === undefined ? [] : ['--port', String(port)]),
    ],
    proxy === undefined
      ? {}
      : { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: '' },
  );

/** What the browser hears and sees instead of devices. */
export interface FakeDevices {
  readonly voiceFile: string;
  readonly cameraFile?: string;
  /** Title of the tab that stands for the screen. */
  readonly screenTitle?: string;
  /** The screen is the whole one, real windows and all. */
  readonly wholeScreen?: true;
}

const fakeDeviceArguments = (devices: FakeDevices): string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${devices.voiceFile}%noloop`,
  ...(devices.cameraFile ? [`--use-file-for-fake-video-capture=${devices.cameraFile}`] : []),
  ...(devices.wholeScreen ? ['--auto-select-desktop-capture-source=Entire screen'] : []),
  ...(devices.screenTitle ? [`--auto-select-tab-capture-source-by-title=${devices.screenTitle}`] : []),
];

/** A browser of its own with fake devices that play files; with real windows on `display` where one is given. */
export const openBrowser = async (
  profileFolder: string,
  devices: FakeDevices,
  display?: string,
): Promise<BrowserContext> => {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profileFolder, {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: display === undefined,
    // A viewport of our own would reach into the small windows too.
    viewport: display === undefined ? { width: 1280, height: 800 } : null,
    ...(display === undefined ? {} : { env: { ...process.env, DISPLAY: display } }),
    args: [
      ...quietChromiumArguments(),
      ...noWayOutArguments(),
      '--autoplay-policy=no-user-gesture-required',
      ...(display === undefined ? [] : ['--window-size=1180,760', '--window-position=0,0']),
      ...fakeDeviceArguments(devices),
    ],
  });
  await context.grantPermissions(['camera', 'microphone']);
  return context;
};

/**
 * The Electron shell with the same fake devices; it starts its own host, which is told by the environment what a test needs. The
 * picker for the screen belongs to the system there, so no test chooses a screen in it.
 */
export const openElectronStudio = async (
  program: string,
  { dataFolder, backendUrl }: StudioOptions,
  devices: FakeDevices,
): Promise<ElectronApplication> =>
  electron.launch({
    executablePath: program,
    args: [inRoot('.'), ...quietChromiumArguments(), ...fakeDeviceArguments(devices)],
    env: {
      ...process.env,
      RUNTHROUGH_DATA_DIR: dataFolder,
      RUNTHROUGH_EXPORT_DIR: path.join(dataFolder, 'saved'),
      RUNTHROUGH_TEST_MODEL: inRoot('tests/fixtures/model/test-model.en-q4_0.bin'),
      ...(backendUrl === undefined ? {} : { RUNTHROUGH_BACKEND_URL: backendUrl }),
    },
  });

/** Opens the page of the product that is demonstrated, as a tab that stands for the screen. */
export const openProduct = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`file://${inRoot('resources/demo/index.html')}`);
  return page;
};

/** A folder for one test, and how to remove it. */
export const temporaryFolder = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'runthrough-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};
