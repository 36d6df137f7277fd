// Electron's program is not in its npm package; it is fetched on first use. One try a day, so that a start without it stays quick.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { node24 } from './node-modules.mjs';
import { runCommand } from './run-command.mjs';
import { readStamp, writeStamp } from './stamps.mjs';

const dayMs = 24 * 60 * 60 * 1000;
const answerLimitMs = 8_000;
const fetchLimitMs = 5 * 60 * 1000;
const folder = inRoot('node_modules/electron');

/** @returns {string | undefined} Electron's program, if it is on this machine */
export function findElectron() {
  const pathFile = path.join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const program = path.join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** A network that swallows packets would hold the fetch up for minutes; any answer at all says that it is worth trying. */
async function sourceAnswers() {
  const source =
    process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com/';
  const probe = `fetch(${JSON.stringify(source)}, { method: 'HEAD' }).then(() => process.exit(0), () => process.exit(1))`;
  const env = { NODE_USE_ENV_PROXY: '1' };
  return (await runCommand(node24(), ['-e', probe], { env, limitMs: answerLimitMs })).ok;
}

/**
 * @param {{ log: import('./paths.mjs').Log }} options
 * @returns {Promise<{ program: string } | { missing: string }>} `missing` says why in a few words
 */
export async function ensureElectron({ log }) {
  const found = findElectron();
  if (found) return { program: found };
  const lastFailureMs = Number(readStamp('electron-fetch-failed') ?? 0);
  if (Date.now() - lastFailureMs < dayMs) {
    return { missing: 'it could not be fetched in the last day (npm run electron tries again)' };
  }
  return fetchElectron({ log });
}

/**
 * @param {{ log: import('./paths.mjs').Log }} options
 * @returns {Promise<{ program: string } | { missing: string }>}
 */
export async function fetchElectron({ log }) {
  const failed = (/** @type {string} */ missing) => {
    writeStamp('electron-fetch-failed', String(Date.now()));
    return { missing };
  };
  if (!(await sourceAnswers())) return failed('it is not on this machine and its source does not answer');
  log(`Fetching Electron (once, at most ${fetchLimitMs / 60_000} minutes)`);
  const result = await runCommand(node24(), [path.join(folder, 'install.js')], { limitMs: fetchLimitMs });
  const program = findElectron();
  if (result.ok && program) return { program };
  return failed(result.timedOut ? 'fetching it took too long' : 'fetching it failed');
}
