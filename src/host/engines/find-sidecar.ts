import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const programName = process.platform === 'win32' ? 'whisper-sidecar.exe' : 'whisper-sidecar';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

// The same folder as in scripts/build-sidecar.mjs, which leaves there the path of its newest build.
const builtHere = (): string | null => {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const system =
    process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
  const cache = XDG_CACHE_HOME || (process.platform === 'win32' && LOCALAPPDATA) || system;
  try {
    return readFileSync(join(cache, 'runthrough', 'sidecar', 'latest'), 'utf8').trim();
  } catch {
    return null;
  }
};

/**
 * Path of the speech engine's program, or null: the one that RUNTHROUGH_SIDECAR names, else `sidecar/` in the installer's resources,
 * else the developer's build of this machine.
 */
export const findSidecar = (resourcesFolder: string | null): string | null => {
  const candidates = [
    process.env.RUNTHROUGH_SIDECAR || null,
    resourcesFolder === null ? null : join(resourcesFolder, 'sidecar', programName),
    builtHere(),
  ];
  return candidates.find((path): path is string => path !== null && isProgram(path)) ?? null;
};
