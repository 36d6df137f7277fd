import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureSidecar, sidecarCacheFolder, sidecarKey } from '../../scripts/build-sidecar.mjs';

const script = join(import.meta.dirname, '../../scripts/build-sidecar.mjs');
const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-sidecar-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  vi.stubEnv('RUNTHROUGH_SIDECAR', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const program = (path: string): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
};

describe('build-sidecar', () => {
  it('takes a build that fits, and leaves its path for a host that is started by hand', async () => {
    const built = program(join(folder, 'runthrough', 'sidecar', sidecarKey(), programName));
    const lines: string[] = [];
    expect(await ensureSidecar({ log: (line) => lines.push(line) })).toBe(built);
    expect(lines).toEqual([]);
    expect(readFileSync(join(sidecarCacheFolder(), 'latest'), 'utf8')).toBe(built);
  });

  it('takes the program that RUNTHROUGH_SIDECAR names, and says when it is none', async () => {
    const named = program(join(folder, 'named'));
    vi.stubEnv('RUNTHROUGH_SIDECAR', named);
    expect(await ensureSidecar()).toBe(named);
    vi.stubEnv('RUNTHROUGH_SIDECAR', join(folder, 'nothing'));
    await expect(ensureSidecar()).rejects.toThrow('RUNTHROUGH_SIDECAR names no program');
  });

  it('makes another build for other flags', () => {
    const key = sidecarKey();
    expect(sidecarKey()).toBe(key);
    vi.stubEnv('CXXFLAGS', '-O0');
    expect(sidecarKey()).not.toBe(key);
  });

  it('names what is missing and the command that brings it', () => {
    const env = { PATH: folder, XDG_CACHE_HOME: folder };
    const { status, stderr } = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/needs cmake and a C\+\+ compiler.*Run: .+/);
  });

  it('explains its options', () => {
    const { status, stderr } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('--packaged DIR');
  });
});
