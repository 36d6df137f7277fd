import type { CueOutcome } from '../../contract/cue.ts';
import type { CueChange } from './cue-scheduler.ts';

/** A cue whose trouble is mended this soon was followed, in ms. */
export const followedWithinMs = 10_000;

/**
 * What became of each cue of a run, in order. `changes` are the run's own, in order; a cue that was never ended lasts until `durationMs`.
 * Praise is never "followed".
 */
export const cueOutcomes = (changes: readonly CueChange[], durationMs: number): CueOutcome[] =>
  changes.flatMap((change, index) => {
    if (change.kind !== 'shown') return [];
    const { cue, atMs } = change;
    const after = changes.slice(index + 1);
    const end = after.find((later) => later.kind === 'ended' && later.cueId === cue.cueId);
    const mended = after.find((later) => later.kind === 'mended' && later.cueId === cue.cueId);
    const followed = mended !== undefined && mended.atMs - atMs <= followedWithinMs;
    return [{ cue, atMs, endMs: Math.max(atMs, end?.atMs ?? durationMs), followed }];
  });
