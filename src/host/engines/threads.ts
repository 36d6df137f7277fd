import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Cores that compute at the same time; two threads of one core help a matrix product little. */
export const physicalCores = (): number => {
  const logical = availableParallelism();
  try {
    return readFileSync('/sys/devices/system/cpu/smt/active', 'utf8').trim() === '1'
      ? Math.ceil(logical / 2)
      : logical;
  } catch {
    return process.arch === 'x64' && logical >= 4 ? Math.ceil(logical / 2) : logical;
  }
};

/** Threads for recognition: while recording 1 (2 from 4 cores on), because the encoders need the rest; otherwise all cores but one, at most 4. */
export const threadsFor = (purpose: 'live' | 'batch', cores: number = physicalCores()): number =>
  purpose === 'live' ? (cores >= 4 ? 2 : 1) : Math.max(1, Math.min(4, cores - 1));
