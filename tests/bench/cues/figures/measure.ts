import { cueChangesOf } from '../../../../src/core/cues/cue-events.ts';
import type { ScriptedRun } from '../script/speak-run.ts';
import type { Script } from '../script/stretches.ts';
import { type TakeClock, takeClock } from '../studio/clocks.ts';
import type { Rehearsal } from '../studio/rehearse.ts';
import { follow, lagAt } from './align.ts';
import { holesOf } from './holes.ts';
import { type ExpectedTrouble, type Judgement, judge, type ShownCue } from './judge.ts';

/** A run and what was found of it. */
export interface RunFigures {
  readonly script: string;
  readonly voice: string;
  readonly minutes: number;
  readonly judgement: Judgement;
  readonly cues: number;
  readonly longestBlockMs: number;
  readonly blocks: number;
  /** Places where the microphone's own times say that sound is missing, and where the take has nothing. */
  readonly underruns: { readonly device: number; readonly take: number };
  readonly clock: TakeClock;
  /** Share of the run's sound that was found again in the take. */
  readonly foundShare: number;
  readonly droppedFrames: number;
}

/** The first part's budget, and the look of the rules that first finds it spent. */
const firstBudgetMs = 45_000;

/** Cues of the take with when the small window painted them: both lists are in order, and one that was not painted is passed over. */
const shownCues = ({ events, watch }: Rehearsal, startWallMs: number): ShownCue[] => {
  let next = 0;
  return cueChangesOf(events).flatMap((change): ShownCue[] => {
    if (change.kind !== 'shown') return [];
    const { cue, atMs } = change;
    const index = watch.seen.findIndex(({ kind }, place) => place >= next && kind === cue.kind);
    const seen = watch.seen[index];
    if (seen) next = index + 1;
    return [
      {
        cue,
        decidedMs: atMs,
        committedMs: seen && seen.committedMs - startWallMs,
        paintedMs: seen && seen.paintedMs - startWallMs,
      },
    ];
  });
};

/** Where each trouble of the script stands in the take, by the sound itself; and the part that is over its time, by the take's clock. */
const expectedIn = (
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

/** Holds a rehearsal against its script. Throws where sound and clocks of the two cannot be brought together. */
export const measure = (
  script: Script,
  voice: string,
  run: ScriptedRun,
  rehearsal: Rehearsal,
): RunFigures => {
  const { take, speech, heard, blocks, watch, events } = rehearsal;
  const places = follow(run.samples, speech, 2_500);
  const found = places.filter(({ lagMs }) => lagMs !== undefined);
  if (found.length === 0) throw new Error('The run is not in the recording.');
  const inTake = (ms: number): number => ms + lagAt(places, ms);
  const lengthMs = run.samples.length / 16;
  const span = { startMs: inTake(0), endMs: inTake(lengthMs) };
  const clock = takeClock(speech, heard.beeps, Date.parse(take.startedAt), span);
  if (!clock) throw new Error('No beep was recorded: the clocks cannot be compared.');
  const shown = shownCues(rehearsal, clock.startMs);
  return {
    script: script.name,
    voice,
    minutes: lengthMs / 60_000,
    judgement: judge(expectedIn(run, script.nextPartMs, inTake), shown),
    cues: shown.length,
    longestBlockMs: Math.max(blocks.longestMs, ...watch.windowBlocksMs, 0),
    blocks: blocks.durations.length,
    underruns: { device: heard.gaps.length, take: holesOf(speech, span.startMs, span.endMs).length },
    clock,
    foundShare: found.length / places.length,
    droppedFrames: events.reduce(
      (sum, event) => sum + (event.kind === 'frames-dropped' ? event.count : 0),
      0,
    ),
  };
};
