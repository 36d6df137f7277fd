import type { TakeEvent, TrackKind, TrackPlan } from '../../../contract/take.ts';
import type { TakeClock } from '../../../core/capture/take-clock.ts';
import type { FeedState, FragmentHead, TrackCounts } from './messages.ts';

/** What a track needs around it. */
export interface TrackSurroundings {
  readonly clock: TakeClock;
  /** Now on the wall clock. To be asked whenever something arrives: it also notices that the machine has slept. */
  readonly now: () => number;
  readonly send: (head: FragmentHead, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly report: (event: TakeEvent) => void;
  /** `turn`: of which of the track's sources this is said. */
  readonly feedState: (track: TrackKind, state: FeedState, turn: number) => void;
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
  /** The machine slept until now. */
  readonly woke: (nowMs: number) => void;
  /** Learns how many frames the device has captured. */
  readonly captured: (track: TrackKind, frames: number) => void;
  readonly acknowledge: (track: TrackKind, sequence: number) => void;
  readonly counts: () => readonly TrackCounts[];
}

/** The reason that stands in `track-ended`. A device that goes away ends no track. */
export const endedReason = (error: unknown): string =>
  `The encoder stopped: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300);
