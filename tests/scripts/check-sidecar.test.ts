import { appendFile, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemsOfSidecar } from '../../scripts/check-sidecar.mjs';
import { firstBuildMs, sidecarProgram } from '../host/engines/engine-fixtures.ts';

let folder = '';
let program = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-sidecar-'));
  const built = await sidecarProgram();
  program = join(folder, basename(built));
  await copyFile(built, program);
  await writeFile(join(folder, 'libggml-cpu-any.so'), 'a library for one processor');
}, firstBuildMs);
afterEach(() => rm(folder, { recursive: true, force: true }));

const forbidden = ['/somebody/who/built/it'];

describe('the check of what an installer ships of the engine', { timeout: 60_000 }, () => {
  it('says what variant runs here, and finds nothing else wrong with a program that loads a model', async () => {
    const lines: string[] = [];
    const problems = await problemsOfSidecar(folder, { forbidden, log: (line) => lines.push(line) });
    // The developer's build is for this very processor, and must not be shipped for that alone.
    expect(problems.filter((problem) => !problem.includes('uses instructions'))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^It runs here with .+/);
  });

  it.runIf(process.arch === 'x64' && process.platform === 'linux')(
    'finds a program that only newer processors can run',
    async () => {
      const problems = await problemsOfSidecar(folder, { forbidden });
      expect(problems).toEqual([`${basename(program)} uses instructions that not every processor has.`]);
    },
  );

  it('finds the name of a folder of the machine that built it', async () => {
    await appendFile(join(folder, 'libggml-cpu-any.so'), `\0${forbidden[0]}/ops.cpp\0`);
    expect(await problemsOfSidecar(folder, { forbidden })).toContain(
      'libggml-cpu-any.so names /somebody/who/built/it.',
    );
  });

  it('finds that libraries, or the program, are missing', async () => {
    await rm(join(folder, 'libggml-cpu-any.so'));
    expect(await problemsOfSidecar(folder, { forbidden })).toContain(
      'There is no library for any processor.',
    );
    await rm(program);
    expect(await problemsOfSidecar(folder, { forbidden })).toEqual([`${basename(program)} is not there.`]);
  });

  it('finds that it loads no model', async () => {
    await writeFile(program, '#!/bin/sh\nexit 0\n');
    expect(await problemsOfSidecar(folder, { forbidden })).toContain('It does not load a model.');
  });
});
