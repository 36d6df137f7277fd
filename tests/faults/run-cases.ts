import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildFaultPage } from './build-page.ts';
import { openLane } from './lane.ts';
import { type CaseResult, kindOf, recordEarlierTake, runCase } from './run-case.ts';

/** How many takes are recorded at a time. */
interface RunOptions {
  readonly seeds: readonly number[];
  readonly lanes: number;
  readonly onResult: (result: CaseResult) => void;
  /** Once aborted, no further case is begun, and everything is tidied up. */
  readonly signal?: AbortSignal;
}

/** Runs the cases of some seeds, several at a time. */
export const runCases = async ({ seeds, lanes, onResult, signal }: RunOptions): Promise<CaseResult[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'runthrough-faults-'));
  const results: CaseResult[] = [];
  const waiting = [...seeds];
  try {
    const pageFolder = path.join(folder, 'page');
    await buildFaultPage(pageFolder);
    const runLane = async (number: number): Promise<void> => {
      const lane = await openLane(path.join(folder, `lane-${number}`), pageFolder);
      try {
        await recordEarlierTake(lane, lane.usual);
        let hasSmallTake = false;
        for (let seed = waiting.shift(); seed !== undefined && !signal?.aborted; seed = waiting.shift()) {
          if (kindOf(seed) === 'disk full' && !hasSmallTake) {
            await recordEarlierTake(lane, await lane.small());
            hasSmallTake = true;
          }
          const result = await runCase(lane, seed);
          results.push(result);
          onResult(result);
        }
      } finally {
        await lane.close();
      }
    };
    const running = Array.from({ length: Math.min(lanes, seeds.length) }, (_, index) => runLane(index));
    for (const ended of await Promise.allSettled(running))
      if (ended.status === 'rejected') throw ended.reason;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return results;
};
