// Runs one step and counts what passed and what failed.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { node24 } from '../setup/node-modules.mjs';
import { failuresIn } from './failures.mjs';
import { reportFile } from './steps.mjs';

/**
 * @typedef {object} StepResult
 * @property {import('./steps.mjs').Step} step
 * @property {boolean} ok
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} seconds
 * @property {string[]} failures a line for each test that failed: where it is, its name, and the first line of what went wrong
 */

/**
 * @param {import('./steps.mjs').Step} step
 * @param {string[]} extra arguments added to the step's own
 * @returns {Promise<StepResult>}
 */
export async function runStep(step, extra) {
  const startMs = Date.now();
  const file = reportFile(step);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const ok = await succeeds([...step.command, ...reporterArguments(step), ...extra], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const seconds = (Date.now() - startMs) / 1000;
  const report = step.report && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const counts = report && countsIn(report);
  // A tool can fail beside its tests (a file that does not load, an unhandled rejection): that is a failure too.
  const failed = counts?.failed || (ok ? 0 : 1);
  const passed = counts?.passed ?? (ok ? 1 : 0);
  const failures = report ? failuresIn(report) : [];
  return { step, ok, passed, failed, skipped: counts?.skipped ?? 0, seconds, failures };
}

/** @param {import('./steps.mjs').Step} step */
function reporterArguments(step) {
  if (step.report === 'vitest')
    return ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(step)}`];
  return step.report === 'playwright' ? ['--reporter=list,json'] : [];
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} env @returns {Promise<boolean>} */
function succeeds([program = '', ...args], env) {
  // Biome and oxlint bring programs of their own behind a small script; all of them start under Node.
  const child = spawn(node24(), [program, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

/** The two tools' reports, each in its own words. @param {any} report */
function countsIn(report) {
  if (report.stats) {
    const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats;
    return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped };
  }
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = report;
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}
