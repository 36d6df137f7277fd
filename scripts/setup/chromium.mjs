// Finds a browser of the Chromium family. It is the studio's window where Electron is not to be had, and runs the end-to-end tests.
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findOnPath } from './paths.mjs';

/** @returns {string[]} */
function candidates() {
  if (process.platform === 'darwin') {
    const programs = [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Chromium.app/Contents/MacOS/Chromium',
    ];
    return ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((folder) =>
      programs.map((program) => path.join(folder, program)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    );
    const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
    return programs.flatMap((program) => folders.filter(Boolean).map((folder) => path.join(folder, program)));
  }
  const names = [
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ];
  // Ubuntu's chromium-browser is a snap, which cannot use a profile folder of our choice: last.
  return [...names, 'chromium-browser'].map((name) => findOnPath(name) ?? '');
}

/** What `npx playwright install chromium` has put in its cache. */
function playwrightCandidates() {
  const cache = {
    darwin: path.join(os.homedir(), 'Library/Caches/ms-playwright'),
    win32: path.join(process.env['LOCALAPPDATA'] ?? os.homedir(), 'ms-playwright'),
  }[/** @type {string} */ (process.platform)];
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? cache ?? path.join(os.homedir(), '.cache/ms-playwright');
  if (!existsSync(folder)) return [];
  const programs = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return readdirSync(folder)
    .filter((name) => name.startsWith('chromium-'))
    .flatMap((name) => programs.map((program) => path.join(folder, name, program)));
}

/** @returns {string | undefined} the browser's program; RUNTHROUGH_CHROMIUM names another */
export function findChromium() {
  const chosen = process.env['RUNTHROUGH_CHROMIUM'];
  return [...(chosen ? [chosen] : []), ...candidates(), ...playwrightCandidates()].find((file) =>
    existsSync(file),
  );
}

/**
 * Switches that every start of the browser gets: it must not call anywhere by itself, and root may run it only without its sandbox.
 * @returns {string[]}
 */
export function quietChromiumArguments() {
  return [
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-sync',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/**
 * Switches that leave a window of the studio no way but to this machine: all else is sent to a proxy that is not there, the browser's
 * own errands (updates, form hints, sign-in) too.
 * @returns {string[]}
 */
export function noWayOutArguments() {
  return [
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=127.0.0.1',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  ];
}
