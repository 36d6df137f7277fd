// `npm start`: makes the machine ready where it is not, then opens the studio. Plain JavaScript for any Node from 20 on.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureElectronParts } from './setup/build.mjs';
import { findChromium } from './setup/chromium.mjs';
import { ensureElectron, fetchElectron, findElectron } from './setup/electron.mjs';
import { ensure, trySidecar } from './setup/ensure.mjs';
import { inRoot, log, messageOf, runMain, SetupError } from './setup/paths.mjs';
import { ensureSystemPackages, hasDisplay } from './setup/system-packages.mjs';
import { startHost } from './studio/host-process.mjs';
import { openChromium, openElectron } from './studio/windows.mjs';

const help = `npm start -- [options]
  --no-window      only the studio's host; prints the address to open
  --shell NAME     electron or chromium, instead of choosing
  --port N         the host's port (chosen freely otherwise)
  --data-dir DIR   where attempts are kept`;

/** @typedef {import('node:child_process').ChildProcess | import('./studio/host-process.mjs').KeptHost} Running */

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        'no-window': { type: 'boolean', default: false },
        shell: { type: 'string' },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.shell !== undefined && !['electron', 'chromium'].includes(values.shell))
      throw new Error('unknown shell');
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) throw new Error('a port is a number');
    return values;
  } catch (error) {
    throw new SetupError(`${messageOf(error)}\n${help}`);
  }
}

/**
 * Electron where it can be had, else an installed Chromium; `said` is the line that tells which and why.
 * @param {string | undefined} wanted
 * @returns {Promise<{ shell: 'electron' | 'chromium', program: string, said: string }>}
 */
async function chooseShell(wanted) {
  let why = 'as asked';
  if (wanted !== 'chromium') {
    const hasMain = existsSync(inRoot('src/main/index.ts'));
    const electron = !hasMain
      ? { missing: 'its part of the studio is not there yet' }
      : await (wanted === 'electron' && !findElectron() ? fetchElectron({ log }) : ensureElectron({ log }));
    if ('program' in electron) {
      await ensureElectronParts({ log });
      return { shell: 'electron', program: electron.program, said: 'Opening the studio in Electron' };
    }
    if (wanted === 'electron') throw new SetupError(`No Electron: ${electron.missing}.`);
    why = `no Electron: ${electron.missing}`;
  }
  await ensureSystemPackages(['chromium'], { log });
  const program = findChromium();
  if (!program) throw new SetupError('No Chromium browser was found.');
  return { shell: 'chromium', program, said: `Opening the studio in ${path.basename(program)} (${why})` };
}

/** npm starts us through a shell, which does not pass on what ends it; without its shell the studio has nobody to end it. */
function callerIsGone() {
  const caller = process.ppid;
  return new Promise((resolve) => {
    if (process.env['npm_lifecycle_event'] === undefined) return;
    setInterval(() => {
      if (process.ppid !== caller) resolve(0);
    }, 1_000).unref();
  });
}

/**
 * Waits until one of the children ends or the person asks to end, then ends the rest.
 * @param {Running[]} children
 */
async function untilFirstEnds(children) {
  const ended = (/** @type {Running} */ child) =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 1);
      else child.once('exit', (code) => resolve(code ?? 1));
    });
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(0));
  });
  const code = await Promise.race([asked, callerIsGone(), ...children.map(ended)]);
  const running = children.filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of running) child.kill('SIGTERM');
  const timer = setTimeout(() => {
    for (const child of running) child.kill('SIGKILL');
  }, 5_000);
  await Promise.all(running.map(ended));
  clearTimeout(timer);
  return Number(code);
}

await runMain(async () => {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const dataDir = options['data-dir'] === undefined ? undefined : path.resolve(options['data-dir']);
  await ensure(['page'], { log });
  await trySidecar({ log });
  if (options['no-window'] || !hasDisplay()) {
    const { url, child } = await startHost({ port: options.port, dataDir });
    const why = options['no-window'] ? 'The studio runs without a window' : 'There is no display here';
    process.stdout.write(
      `${why}. Open this address in a Chromium browser on this machine: ${url}\nCtrl-C ends the studio.\n`,
    );
    return untilFirstEnds([child]);
  }
  const { shell, program, said } = await chooseShell(options.shell);
  log(said);
  if (shell === 'electron') return untilFirstEnds([openElectron({ program, dataDir })]);
  const { url, child } = await startHost({ port: options.port, dataDir });
  return untilFirstEnds([child, openChromium({ program, url, dataDir })]);
});
