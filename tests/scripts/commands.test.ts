import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';

/** The commands as a person runs them, with the Node that happens to be there. */
const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [inRoot(script), ...args], { encoding: 'utf8' });

mkdirSync(inRoot('.cache'), { recursive: true });
const folder = mkdtempSync(inRoot('.cache/commands-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a program run after set-up has stdout, arguments and exit code for itself', () => {
  const target = path.join(folder, 'target.ts');
  writeFileSync(
    target,
    `const args: string[] = process.argv.slice(2);\nconsole.log(JSON.stringify(args));\nprocess.exitCode = 7;\n`,
  );
  const result = run('scripts/with-setup.mjs', path.relative(inRoot('.'), target), '--json', 'two words');
  expect(JSON.parse(result.stdout)).toEqual(['--json', 'two words']);
  expect(result.status).toBe(7);
});

test.each([
  ['scripts/start.mjs', ['--no-such-option']],
  ['scripts/start.mjs', ['--shell', 'netscape']],
  ['scripts/start.mjs', ['--port', 'many']],
  ['scripts/test.mjs', ['--only', 'nothing']],
  ['scripts/with-setup.mjs', []],
  ['scripts/with-setup.mjs', ['--with', 'luck', 'x.ts']],
])('%s %j explains its use instead of starting', (script, args) => {
  const result = run(script, ...args);
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/Usage|npm start -- \[options\]/);
  expect(result.stderr).not.toContain('    at ');
});

test('a layer that does not exist cannot be checked', () => {
  const result = run('scripts/types.mjs', 'cellar');
  expect(result.status).toBe(2);
  expect(result.stderr).toContain('No layer named cellar');
});
