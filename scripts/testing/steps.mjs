// What `npm test` does, in this order. Cheap checks come first, so that a slip shows within seconds.
import { findElectron } from '../setup/electron.mjs';
import { inRoot } from '../setup/paths.mjs';

/** @typedef {import('../setup/ensure.mjs').Need} Need */

/**
 * @typedef {object} Step
 * @property {string} name what `--only` takes
 * @property {string} heading
 * @property {string[]} command a program of ours and its arguments, run by Node 24
 * @property {Need[]} needs
 * @property {'vitest' | 'playwright'} [report] which tool's JSON report counts its tests; without it the step counts as one check
 */

const bin = (/** @type {string} */ file) => inRoot(`node_modules/${file}`);
const vitest = (/** @type {string[]} */ ...args) => [bin('vitest/vitest.mjs'), 'run', ...args];

/** Where the tools write their JSON reports. */
export const reportFile = (/** @type {Step} */ step) => inRoot(`test-results/${step.name}.json`);

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'format',
    heading: 'Format (Biome)',
    command: [bin('@biomejs/biome/bin/biome'), 'format', '.'],
    needs: [],
  },
  { name: 'lint', heading: 'Lint (oxlint, with types)', command: [bin('oxlint/bin/oxlint')], needs: [] },
  {
    name: 'types',
    heading: 'Types, layer by layer (tsc)',
    command: [inRoot('scripts/types.mjs')],
    needs: [],
  },
  {
    name: 'architecture',
    heading: 'Architecture (dependency-cruiser and its tests)',
    command: vitest('tests/architecture'),
    needs: [],
    report: 'vitest',
  },
  { name: 'unused', heading: 'Nothing unused (knip)', command: [bin('knip/bin/knip.js')], needs: [] },
  {
    name: 'unit',
    heading: 'Core, host, backend and page (vitest)',
    command: vitest('--exclude', 'tests/architecture/**'),
    needs: ['chromium', 'sidecar'],
    report: 'vitest',
  },
  {
    name: 'e2e',
    heading: 'End to end, in Chromium (Playwright)',
    command: [bin('@playwright/test/cli.js'), 'test'],
    // Chromium needs no display for its tests; Electron, where it is on the machine, does.
    needs: ['chromium', 'sidecar', 'page', ...(findElectron() ? [/** @type {Need} */ ('xvfb')] : [])],
    report: 'playwright',
  },
];
