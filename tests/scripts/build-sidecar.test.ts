import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureSidecar, sidecarCacheFolder, sidecarKey } from '../../scripts/build-sidecar.mjs';
import { isBuiltForGraphics } from '../../src/host/engines/sidecar-build.ts';

const script = join(import.meta.dirname, '../../scripts/build-sidecar.mjs');
const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-sidecar-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  vi.stubEnv('RUNTHROUGH_SIDECAR', '');
  vi.stubEnv('RUNTHROUGH_GRAPHICS', '');
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

  it('keeps builds for other graphics devices apart, and one for none where it was', () => {
    expect(sidecarKey(['vulkan', 'cuda'])).toBe(sidecarKey(['cuda', 'vulkan']));
    expect(
      new Set([[], ['metal'], ['vulkan'], ['cuda', 'vulkan']].map((each) => sidecarKey(each))).size,
    ).toBe(4);
    vi.stubEnv('RUNTHROUGH_GRAPHICS', 'none');
    expect(sidecarKey()).toBe(sidecarKey([]));
  });

  it('leaves beside the program what it was built for', async () => {
    const built = program(join(folder, 'runthrough', 'sidecar', sidecarKey([]), programName));
    await ensureSidecar({ graphics: [] });
    expect(isBuiltForGraphics(built)).toBe(false);
    const graphical = program(join(folder, 'runthrough', 'sidecar', sidecarKey(['vulkan']), programName));
    expect(await ensureSidecar({ graphics: ['vulkan'] })).toBe(graphical);
    expect(isBuiltForGraphics(graphical)).toBe(true);
    expect(isBuiltForGraphics(program(join(folder, 'elsewhere', programName)))).toBeNull();
  });

  it('explains its options', () => {
    const { status, stderr } = spawnSync(process.execPath, [script, '--help'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('--packaged DIR');
    expect(stderr).toContain('--graphics metal|vulkan|cuda');
  });
});

// The tools that stand in for a compiler are shell programs, and what other systems can build for is another list.
describe.skipIf(process.platform !== 'linux')('a build for graphics devices', () => {
  /** Programs that a build needs, of which cmake only writes down how it was called. */
  const tool = (name: string, source = 'exit 0'): void =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${source}\n`, { mode: 0o755 });
  const callsFile = (): string => join(folder, 'calls');
  const build = (args: readonly string[], env: Record<string, string> = {}) => {
    for (const name of ['c++', 'make']) tool(name);
    tool('cmake', `[ "$1" = --version ] || { echo "$@" >> ${callsFile()}; exit 9; }`);
    return spawnSync(process.execPath, [script, ...args], {
      env: { PATH: folder, XDG_CACHE_HOME: folder, ...env },
      encoding: 'utf8',
    });
  };

  it('says which kit is missing and how to get it, before anything is built', () => {
    const { status, stderr } = build(['--graphics', 'cuda']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/needs the CUDA toolkit \(nvcc\)\. Run: sudo apt-get install/);
    expect(build(['--packaged', join(folder, 'out'), '--graphics', 'vulkan']).stderr).toContain(
      'needs the Vulkan SDK',
    );
    expect(existsSync(callsFile())).toBe(false);
  });

  it('hands on what it is built for, in both configurations, from the option or the environment', () => {
    tool('nvcc');
    expect(build(['--graphics', 'cuda']).stderr).toContain('or say --graphics none');
    build(['--graphics', 'cuda', '--packaged', join(folder, 'out')]);
    build([], { RUNTHROUGH_GRAPHICS: 'cuda' });
    build([]);
    const calls = readFileSync(callsFile(), 'utf8').trim().split('\n');
    const flags = calls.map((call) => /-DSIDECAR_GRAPHICS=(\S*)/.exec(call)?.[1]);
    expect(flags).toEqual(['CUDA', 'CUDA', 'CUDA', '']);
    expect(calls[1]).toContain('-DSIDECAR_CONFIGURATION=PACKAGED');
  });

  it('refuses what it does not know and what this system does not have', () => {
    expect(build(['--graphics', 'opencl']).stderr).toContain('not "opencl"');
    expect(build(['--graphics', 'metal']).stderr).toContain('Metal is for Macs only');
    expect(build(['--graphics']).stderr).toContain('Usage');
  });
});

// Elsewhere Metal is no default.
describe.skipIf(process.platform !== 'darwin' || process.arch !== 'arm64')('on Apple silicon', () => {
  it('builds for Metal unless told otherwise', () => {
    expect(sidecarKey()).toBe(sidecarKey(['metal']));
  });
});
