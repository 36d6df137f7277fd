import { sampleRateHz } from '../../../../src/core/analysis/frame-grid.ts';
import type { Mark } from '../../capture/marks/mark-log.ts';
import { createBeepFinder, pitchCount } from '../../capture/marks/sound-code.ts';

/** Wall time at which the microphone's file began, from beeps that were heard after it was opened. */
export const fileStartMs = (beeps: readonly Mark[], openedMs: number): number | undefined => {
  const starts = beeps.map(([second, atMs]) => {
    const sinceOpenedMs = atMs - openedMs;
    const round = Math.round((sinceOpenedMs / 1000 - second) / pitchCount);
    return atMs - (second + round * pitchCount) * 1000;
  });
  // The beep that was heard soonest after it was given.
  return starts.length === 0 ? undefined : Math.min(...starts);
};

/** The same beep is nobody else's within so much. */
const sameMs = 1_500;
const takenForAnotherMs = 200;

/** How the take's clock stands to the wall's. */
export interface TakeClock {
  /** Wall time of take time 0. */
  readonly startMs: number;
  /** How far the beeps disagree about it, those left out that were taken for another. */
  readonly spreadMs: number;
  readonly beeps: number;
}

/**
 * Wall time of the take's time 0, from the beeps around the run that were both recorded and heard by a second reader of the same track. The
 * smallest difference holds: what the second reader hears late would make latencies look shorter. `run`: where the run lies in the take,
 * in which loud words may be taken for beeps. Undefined without a beep.
 */
export const takeClock = (
  speech: Float32Array,
  heard: readonly Mark[],
  aboutMs: number,
  run: { readonly startMs: number; readonly endMs: number },
): TakeClock | undefined => {
  const starts = createBeepFinder(sampleRateHz)
    .push(speech)
    .flatMap(({ sampleIndex, second }) => {
      const atMs = (sampleIndex * 1000) / sampleRateHz;
      if (atMs >= run.startMs && atMs <= run.endMs) return [];
      const same = heard.find(
        ([other, wallMs]) => other === second && Math.abs(wallMs - atMs - aboutMs) < sameMs,
      );
      return same ? [same[1] - atMs] : [];
    });
  const middle = starts.toSorted((a, b) => a - b)[Math.floor(starts.length / 2)];
  if (middle === undefined) return undefined;
  const agreeing = starts.filter((startMs) => Math.abs(startMs - middle) < takenForAnotherMs);
  const startMs = Math.min(...agreeing);
  return { startMs, spreadMs: Math.max(...agreeing) - startMs, beeps: agreeing.length };
};
