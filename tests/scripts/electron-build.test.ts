import { fork, spawnSync } from 'node:child_process';
import { on } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';

mkdirSync(inRoot('.cache'), { recursive: true });
const folder = mkdtempSync(inRoot('.cache/electron-build-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The built child of the slow engine finds its binding and loads a model. */
const expectToRun = async (file: string): Promise<void> => {
  const child = fork(file, [], { serialization: 'advanced', stdio: 'ignore', execArgv: [] });
  try {
    const said = on(child, 'message', { close: ['exit'] });
    const next = async (): Promise<unknown> => (await said.next()).value?.[0];
    expect(await next()).toEqual({ type: 'started' });
    child.send({ type: 'load', path: inRoot('tests/fixtures/model/test-model.en-q4_0.bin') });
    expect(await next()).toMatchObject({ type: 'ready' });
  } finally {
    child.kill('SIGKILL');
  }
};

test("Electron's main, preload and host are built whole: each file is sound and finds what it starts", async () => {
  const build = spawnSync(
    process.execPath,
    [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--outDir', folder],
    { cwd: inRoot('.'), encoding: 'utf8' },
  );
  expect(build.status, build.stderr).toBe(0);
  const names = readdirSync(folder, { recursive: true }).map(String);
  const files = names.filter((name) => /\.c?js$/.test(name)).map((name) => path.join(folder, name));
  expect(names).toEqual(
    expect.arrayContaining(
      ['index.js', 'host.js', 'fallback-child.js', 'index.cjs'].map((name) => expect.stringContaining(name)),
    ),
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
  await expectToRun(files.find((file) => path.basename(file) === 'fallback-child.js') ?? '');
});
