import type { ErrorCode } from '../../../contract/errors.ts';
import type { TrackPlan } from '../../../contract/take.ts';
import type { FragmentHead } from './messages.ts';

/** From the page to the import worker. `safe` asks for the next piece. */
export type ImportCommand = { readonly kind: 'open'; readonly file: File } | { readonly kind: 'safe' };

/** From the import worker to the page: what is in the file, its pieces one at a time, and the end. */
export type ImportNews =
  | { readonly kind: 'opened'; readonly plans: readonly TrackPlan[] }
  | {
      readonly kind: 'piece';
      readonly head: FragmentHead;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** How much of the work is done with this piece, 0 to 1. */
      readonly share: number;
    }
  | { readonly kind: 'done'; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly reason: string };
