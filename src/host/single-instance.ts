import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const holderOf = (path: string): number | null => {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(pid) && pid !== process.pid && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
};

/**
 * Takes the data folder for this process: a second studio on it would "recover" a take that the first one is still recording.
 * Answers what gives it back, or the process id of the studio that has it.
 */
export const takeDataFolder = (dataFolder: string): { release: () => void } | { heldBy: number } => {
  const path = join(dataFolder, 'studio.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(path, { force: true }) };
    } catch {
      const heldBy = holderOf(path);
      if (heldBy !== null) return { heldBy };
      rmSync(path, { force: true });
    }
  }
  return { heldBy: 0 };
};
