// Which tests failed, from the two tools' JSON reports: the last lines of a long run should say it, as often only they are kept.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../setup/paths.mjs';

/** @param {string | undefined} message */
const firstLine = (message = '') => stripVTControlCharacters(message).trim().split('\n')[0] ?? '';

/** @param {string} file */
const shortPath = (file) => (path.isAbsolute(file) ? path.relative(root, file) : file);

/**
 * A line for each failed test: its file, its name, and the first line of what went wrong.
 * @param {any} report what vitest or Playwright wrote
 * @returns {string[]}
 */
export function failuresIn(report) {
  return report.stats ? playwrightFailures(report) : vitestFailures(report);
}

/** @param {any} report */
function vitestFailures({ testResults = [] }) {
  return testResults.flatMap((/** @type {any} */ { name, status, message, assertionResults = [] }) => {
    const failed = assertionResults.filter((/** @type {any} */ one) => one.status === 'failed');
    // A file that does not load has no tests to name.
    if (failed.length === 0) return status === 'failed' ? [`${shortPath(name)}: ${firstLine(message)}`] : [];
    return failed.map(
      (/** @type {any} */ one) =>
        `${shortPath(name)} > ${one.fullName}: ${firstLine(one.failureMessages[0])}`,
    );
  });
}

/** @param {any} report @returns {string[]} */
function playwrightFailures({ suites = [], errors = [] }) {
  /** @param {any} suite @returns {string[]} */
  const inSuite = (suite) => [
    ...(suite.specs ?? [])
      .filter((/** @type {any} */ spec) => !spec.ok)
      .map((/** @type {any} */ spec) => {
        const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
        const error = results.flatMap((/** @type {any} */ result) => result.errors)[0];
        return `${spec.file}:${spec.line} > ${spec.title}: ${firstLine(error?.message)}`;
      }),
    ...(suite.suites ?? []).flatMap(inSuite),
  ];
  return [...suites.flatMap(inSuite), ...errors.map((/** @type {any} */ error) => firstLine(error.message))];
}
