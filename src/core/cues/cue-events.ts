import type { TakeEvent } from '../../contract/take.ts';
import type { CueChange } from './cue-scheduler.ts';

/** A change of the cue as an event of the take. */
export const toTakeEvent = (change: CueChange): TakeEvent => {
  switch (change.kind) {
    case 'shown':
      return { kind: 'cue-shown', atMs: change.atMs, cue: change.cue };
    case 'ended':
      return { kind: 'cue-ended', atMs: change.atMs, cueId: change.cueId, because: change.because };
    case 'mended':
      return { kind: 'cue-mended', atMs: change.atMs, cueId: change.cueId };
  }
};

/** The changes of the cue that a take's events tell of, in order. */
export const cueChangesOf = (events: readonly TakeEvent[]): CueChange[] =>
  events.flatMap((event): CueChange[] => {
    switch (event.kind) {
      case 'cue-shown':
        return [{ kind: 'shown', atMs: event.atMs, cue: event.cue }];
      case 'cue-ended':
        return [{ kind: 'ended', atMs: event.atMs, cueId: event.cueId, because: event.because }];
      case 'cue-mended':
        return [{ kind: 'mended', atMs: event.atMs, cueId: event.cueId }];
      default:
        return [];
    }
  });
