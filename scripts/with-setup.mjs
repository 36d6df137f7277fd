// Runs a TypeScript program of the project with Node 24 after meeting its needs:
//   node scripts/with-setup.mjs [--with page,sidecar,chromium,xvfb] TARGET.ts [arguments]
// Progress goes to stderr; stdout is the program's own.
import { spawn } from 'node:child_process';
import { allNeeds, ensure } from './setup/ensure.mjs';
import { node24 } from './setup/node-modules.mjs';
import { inRoot, log, runMain, SetupError } from './setup/paths.mjs';

/** @typedef {import('./setup/ensure.mjs').Need} Need */

await runMain(async () => {
  const args = process.argv.slice(2);
  const names = args[0] === '--with' ? (args.splice(0, 2)[1] ?? '').split(',') : [];
  const needs = /** @type {Need[]} */ (names);
  const target = args.shift();
  if (!target || needs.some((need) => !allNeeds.includes(need))) {
    throw new SetupError(
      `Usage: node scripts/with-setup.mjs [--with ${allNeeds.join(',')}] TARGET.ts [arguments]`,
    );
  }
  await ensure(needs, { log });
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', inRoot(target), ...args], {
    stdio: 'inherit',
  });
  // The terminal gives Ctrl-C to the program as well; we only wait for it. A plain kill reaches us alone and is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
});
