// The studio's window: Electron's own, or one of an installed Chromium without tabs and address bar.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { noWayOutArguments, quietChromiumArguments } from '../setup/chromium.mjs';
import { root } from '../setup/paths.mjs';

/** The browser's profile is the studio's own, so that nothing of the person's browsing mixes with it. */
function profileFolder(/** @type {string | undefined} */ dataDir) {
  if (dataDir !== undefined) return path.join(dataDir, 'browser');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library/Caches/Runthrough/browser');
  if (process.platform === 'win32')
    return path.join(process.env['LOCALAPPDATA'] ?? os.homedir(), 'Runthrough/browser');
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'runthrough/browser');
}

/** @param {{ program: string, url: string, dataDir: string | undefined }} options */
export function openChromium({ program, url, dataDir }) {
  const profile = profileFolder(dataDir);
  mkdirSync(profile, { recursive: true });
  const args = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1280,860',
    // The page is ours and asks in its own words; the operating system's question for camera and microphone stays.
    '--auto-accept-camera-and-microphone-capture',
    '--autoplay-policy=no-user-gesture-required',
    ...quietChromiumArguments(),
    ...noWayOutArguments(),
  ];
  // Chromium talks to itself on stderr about the machine's drivers; none of it helps a user.
  return spawn(program, args, { stdio: 'ignore' });
}

/** @param {{ program: string, dataDir: string | undefined }} options */
export function openElectron({ program, dataDir }) {
  const args = [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const env = { ...process.env, ...(dataDir === undefined ? {} : { RUNTHROUGH_DATA_DIR: dataDir }) };
  return spawn(program, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
}
