import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';

mkdirSync(inRoot('.cache'), { recursive: true });
const folder = mkdtempSync(inRoot('.cache/electron-build-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("Electron's main, preload and host are built whole: each file is sound and finds what it starts", () => {
  const build = spawnSync(
    process.execPath,
    [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--outDir', folder],
    { cwd: inRoot('.'), encoding: 'utf8' },
  );
  expect(build.status, build.stderr).toBe(0);
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => /\.c?js$/.test(name)).map((name) => path.join(folder, name));
  expect(names).toEqual(
    expect.arrayContaining(['index.js', 'host.js', 'index.cjs'].map((name) => expect.stringContaining(name))),
  );
  for (const file of files) {
    const check = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8' });
    expect(check.stderr).toBe('');
    const started = readFileSync(file, 'utf8').matchAll(
      /new URL\(["'](\.\/[^"']+)["'], import\.meta\.url\)/g,
    );
    for (const [, target = ''] of started)
      expect(existsSync(path.join(path.dirname(file), target)), target).toBe(true);
  }
});
