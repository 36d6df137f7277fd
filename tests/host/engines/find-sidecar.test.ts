import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findSidecar } from '../../../src/host/engines/find-sidecar.ts';

const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-'));
  vi.stubEnv('RUNTHROUGH_SIDECAR', '');
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const program = async (...parts: string[]): Promise<string> => {
  const path = join(folder, ...parts);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '', { mode: 0o755 });
  return path;
};

describe('findSidecar', () => {
  it('finds nothing where nothing is', () => {
    expect(findSidecar(null)).toBeNull();
    expect(findSidecar(join(folder, 'resources'))).toBeNull();
  });

  it('prefers the named one, then the installed one, then the one built here', async () => {
    const built = await program('cache', 'runthrough', 'sidecar', 'key', programName);
    await writeFile(join(folder, 'cache', 'runthrough', 'sidecar', 'latest'), `${built}\n`);
    expect(findSidecar(join(folder, 'resources'))).toBe(built);
    const installed = await program('resources', 'sidecar', programName);
    expect(findSidecar(join(folder, 'resources'))).toBe(installed);
    const named = await program('named');
    vi.stubEnv('RUNTHROUGH_SIDECAR', named);
    expect(findSidecar(join(folder, 'resources'))).toBe(named);
  });

  it('passes over what cannot be run', async () => {
    await writeFile(join(folder, 'text'), '', { mode: 0o644 });
    vi.stubEnv('RUNTHROUGH_SIDECAR', join(folder, 'text'));
    expect(findSidecar(null)).toBeNull();
  });
});
