import { cueChangesOf } from '../../../../src/core/cues/cue-events.ts';
import type { ScriptedRun } from '../script/speak-run.ts';
import type { Script } from '../script/stretches.ts';
import { type TakeClock, takeClock } from '../studio/clocks.ts';
import type { Rehearsal } from '../studio/rehearse.ts';
import { follow, lagAt } from './align.ts';
import { expectedIn } from './expected.ts';
import { holesOf } from './holes.ts';
import { type Judgement, judge, type ShownCue } from './judge.ts';
import { lossesOf } from './losses.ts';

/** A run and what was found of it. */
export interface RunFigures {
  readonly script: string;
  readonly voice: string;
  readonly minutes: number;
  readonly judgement: Judgement;
  readonly cues: number;
  readonly longestBlockMs: number;
  readonly blocks: number;
  /** Places of the take where the script's sound is not: the next stands too early, or there is nothing. */
  readonly underruns: { readonly lost: number; readonly empty: number };
  readonly droppedByBrowserMs: number;
  /** Jumps of the device's own clock, in ms: it was late with its sound. */
  readonly deviceJumpsMs: readonly number[];
  readonly clock: TakeClock;
  /** Share of the run's sound that was found again in the take. */
  readonly foundShare: number;
  readonly droppedFrames: number;
}

/** Times of a real device's blocks differ by so much from one to the next, and even out again. */
const leastJumpMs = 10;

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
    underruns: { lost: lossesOf(places).length, empty: holesOf(speech, span.startMs, span.endMs).length },
    deviceJumpsMs: heard.gaps.flatMap(([missingMs]) =>
      missingMs < leastJumpMs ? [] : [Math.round(missingMs)],
    ),
    droppedByBrowserMs: Math.round(rehearsal.droppedByBrowserMs),
    clock,
    foundShare: found.length / places.length,
    droppedFrames: events.reduce(
      (sum, event) => sum + (event.kind === 'frames-dropped' ? event.count : 0),
      0,
    ),
  };
};
