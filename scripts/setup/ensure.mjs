// The set-up as one list of needs, in the order in which they have to be met.
import { ensurePage } from './build.mjs';
import { ensureNodeModules } from './node-modules.mjs';
import { messageOf } from './paths.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * @typedef {'sidecar' | 'page' | 'chromium' | 'xvfb' | 'voices' | 'recorded-voices' | 'torch' | 'people'} Need
 * @typedef {{ log: import('./paths.mjs').Log }} Options
 */

/** @type {readonly Need[]} */
export const allNeeds = [
  'chromium',
  'xvfb',
  'voices',
  'recorded-voices',
  'torch',
  'people',
  'sidecar',
  'page',
];

/** The speech engine: built from source, once per machine. @param {Options} options */
async function ensureSidecar({ log }) {
  await ensureSystemPackages(['compiler', 'cmake'], { log });
  const sidecar = await import('../build-sidecar.mjs');
  await sidecar.ensureSidecar({ log });
}

/**
 * Meets the needs; the npm packages come first and always.
 * @param {readonly Need[]} needs
 * @param {Options} options
 */
export async function ensure(needs, { log }) {
  await ensureNodeModules({ log });
  if (needs.includes('chromium')) await ensureSystemPackages(['chromium'], { log });
  if (needs.includes('xvfb')) await ensureSystemPackages(['xvfb'], { log });
  for (const need of /** @type {const} */ (['voices', 'recorded-voices', 'torch', 'people']))
    if (needs.includes(need)) await ensureSystemPackages([need], { log });
  if (needs.includes('page')) await ensurePage({ log });
  if (needs.includes('sidecar')) await ensureSidecar({ log });
}

/**
 * The studio records and measures without the speech engine, so a machine that cannot build it still gets a studio.
 * @param {Options} options
 */
export async function trySidecar({ log }) {
  try {
    await ensureSidecar({ log });
  } catch (error) {
    log(`No speech recognition for now: ${messageOf(error)}`);
  }
}
