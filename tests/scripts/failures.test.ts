import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { failuresIn } from '../../scripts/testing/failures.mjs';

mkdirSync(inRoot('.cache'), { recursive: true });
const folder = mkdtempSync(inRoot('.cache/failures-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const report = path.join(folder, 'report.json');

/** What a tool reports of a folder whose tests fail. */
const reportOf = (tool: string, ...args: string[]): unknown => {
  expect(() =>
    execFileSync(process.execPath, [inRoot(`node_modules/${tool}`), ...args], {
      cwd: folder,
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, VITEST: undefined },
      stdio: 'ignore',
    }),
  ).toThrow();
  return JSON.parse(readFileSync(report, 'utf8'));
};

test('vitest: each failed test, and a file that does not load, with the first line of what went wrong', () => {
  writeFileSync(path.join(folder, 'vitest.config.js'), 'export default {}');
  writeFileSync(
    path.join(folder, 'one.test.js'),
    `import { expect, test } from 'vitest';
     test('adds', () => expect(1 + 1).toBe(3));
     test('is right', () => expect(1).toBe(1));`,
  );
  writeFileSync(path.join(folder, 'two.test.js'), `import './nowhere.js';`);
  const lines = failuresIn(
    reportOf('vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile.json=${report}`),
  );
  expect(lines).toHaveLength(2);
  expect(lines.toSorted()).toEqual([
    expect.stringMatching(/one\.test\.js > adds: AssertionError: expected 2 to be 3/),
    expect.stringMatching(/two\.test\.js: .*nowhere\.js/),
  ]);
});

test('Playwright: each failed test with its line', () => {
  writeFileSync(path.join(folder, 'playwright.config.mjs'), 'export default { testMatch: "*.spec.mjs" }');
  writeFileSync(
    path.join(folder, 'three.spec.mjs'),
    `import { expect, test } from '@playwright/test';
     test.describe('sums', () => {
       test('adds', () => expect(1 + 1).toBe(3));
       test('is right', () => expect(1).toBe(1));
     });`,
  );
  expect(failuresIn(reportOf('@playwright/test/cli.js', 'test', '--reporter=json'))).toEqual([
    expect.stringMatching(/^three\.spec\.mjs:3 > adds: Error: expect\(received\)\.toBe\(expected\)/),
  ]);
});
