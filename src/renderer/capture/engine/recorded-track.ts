import type { TakeEvent, TrackKind, TrackPlan } from '../../../contract/take.ts';
import type { TakeClock } from '../../../core/capture/take-clock.ts';
import type { FragmentHead, TrackCounts } from './messages.ts';

/** What a track needs around it. */
export interface TrackSurroundings {
  readonly clock: TakeClock;
  readonly send: (head: FragmentHead, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly report: (event: TakeEvent) => void;
}

/** One source while it is recorded, whatever it is and however many tracks come of it. */
export interface RecordedTrack {
  readonly plans: readonly TrackPlan[];
  /** About twenty times a second. */
  readonly tick: () => void;
  /** The clock runs from here on: at the start, where `takeMs` is 0, and after each pause. */
  readonly run: (takeMs: number) => void;
  /** The clock has just stopped for a while: what is there goes out. */
  readonly pause: () => Promise<void>;
  /** The clock has stopped for good: closes the files. Resolves when all is safe. */
  readonly stop: (endMs: number) => Promise<void>;
  /** Learns how many frames the device has captured. */
  readonly captured: (track: TrackKind, frames: number) => void;
  readonly acknowledge: (track: TrackKind, sequence: number) => void;
  readonly counts: () => readonly TrackCounts[];
}

/** The reason that stands in `track-ended`. */
export const endedReason = {
  source: 'The device was unplugged, or sharing was ended.',
  encoder: (error: unknown): string =>
    `The encoder stopped: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300),
};
