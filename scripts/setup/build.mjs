// Builds what has to be built, and only when its sources changed since the last time.
import { existsSync } from 'node:fs';
import { inRoot, SetupError } from './paths.mjs';
import { node24 } from './node-modules.mjs';
import { runCommand, tail } from './run-command.mjs';
import { hashOf, readStamp, writeStamp } from './stamps.mjs';

/** @typedef {{ name: string, what: string, inputs: string[], result: string, command: string[] }} Build */

/** @type {Build} */
const page = {
  name: 'page',
  what: 'the page',
  inputs: ['src/renderer', 'src/contract', 'src/core', 'vite.config.ts', 'package-lock.json'],
  result: 'dist/renderer/index.html',
  command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
};

/** @type {Build} */
const electronParts = {
  name: 'electron-parts',
  what: "Electron's main, preload and host",
  inputs: [
    'src/main',
    'src/preload',
    'src/host',
    'src/contract',
    'src/core',
    'electron.vite.config.ts',
    'package-lock.json',
  ],
  result: 'dist/main/index.js',
  command: ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
};

/** @param {Build} build @param {import('./paths.mjs').Log} log */
async function ensureBuilt(build, log) {
  const wanted = hashOf(build.inputs);
  if (readStamp(build.name) === wanted && existsSync(inRoot(build.result))) return;
  log(`Building ${build.what}`);
  const result = await runCommand(node24(), build.command);
  if (!result.ok) throw new SetupError(`Building ${build.what} failed:\n${tail(result.output, 40)}`);
  writeStamp(build.name, wanted);
}

/** @param {{ log: import('./paths.mjs').Log }} options */
export const ensurePage = ({ log }) => ensureBuilt(page, log);

/** @param {{ log: import('./paths.mjs').Log }} options */
export const ensureElectronParts = ({ log }) => ensureBuilt(electronParts, log);
