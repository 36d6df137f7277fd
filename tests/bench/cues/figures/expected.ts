import type { ScriptedRun } from '../script/speak-run.ts';
import type { ExpectedTrouble } from './judge.ts';

/** The first part's budget, and the look of the rules that first finds it spent. */
const firstBudgetMs = 45_000;

/**
 * Where each trouble of a script stands in the take: `inTake` tells it of the script's own times. The part that is over its time goes by the
 * take's clock; the speaker goes on to the next one at `nextPartMs` of it.
 */
export const expectedIn = (
  run: ScriptedRun,
  nextPartMs: number,
  inTake: (ms: number) => number,
): ExpectedTrouble[] => {
  const spoken = run.troubles.map(({ trouble, startMs, ends, overMs }) => ({
    trouble,
    startMs: inTake(startMs),
    ends: ends.map(inTake),
    overMs: inTake(overMs),
  }));
  if (nextPartMs <= firstBudgetMs) return spoken;
  const over: ExpectedTrouble = {
    trouble: 'section-over',
    startMs: firstBudgetMs,
    ends: [firstBudgetMs],
    overMs: nextPartMs,
  };
  return [...spoken, over].toSorted((a, b) => a.startMs - b.startMs);
};
