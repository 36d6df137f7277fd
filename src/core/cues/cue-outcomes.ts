import type { CueOutcome } from '../../contract/cue.ts';
import type { TakeEvent } from '../../contract/take.ts';
import { cueChangesOf } from './cue-events.ts';

/** A cue whose trouble is mended this soon was followed, in ms. */
export const followedWithinMs = 10_000;

/** What became of each cue of a take, in order; a cue that was never ended lasts until `durationMs`. Praise is never "followed". */
export const cueOutcomes = (events: readonly TakeEvent[], durationMs: number): CueOutcome[] => {
  const changes = cueChangesOf(events);
  return changes.flatMap((change, index) => {
    if (change.kind !== 'shown') return [];
    const { cue, atMs } = change;
    const after = changes.slice(index + 1);
    const end = after.find((later) => later.kind === 'ended' && later.cueId === cue.cueId);
    const mended = after.find((later) => later.kind === 'mended' && later.cueId === cue.cueId);
    const followed = mended !== undefined && mended.atMs - atMs <= followedWithinMs;
    return [{ cue, atMs, endMs: Math.max(atMs, end?.atMs ?? durationMs), followed }];
  });
};
