import type { VideoChoices } from '../../contract/export.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Track, TrackKind } from '../../contract/take.ts';
import type { Chapter } from '../../core/export/parts.ts';
import type { Caption } from '../../core/transcript/captions.ts';

/** What a video is made of. `captions` and `chapters` are told from the start of `range`, which is the part of the take to save. */
export interface VideoOrder {
  readonly tracks: readonly Track[];
  readonly range: Moment;
  readonly choices: VideoChoices;
  readonly captions: readonly Caption[];
  readonly chapters: readonly Chapter[];
  readonly title: string;
  /** Two letters, for example `en`. */
  readonly language: string;
}

/** From the page to the export worker. */
export type ExportCommand =
  | { readonly kind: 'make'; readonly order: VideoOrder }
  | { readonly kind: 'read'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly kind: 'written' }
  /** Work rests while something else needs the machine more. */
  | { readonly kind: 'rest' | 'go-on' };

/** From the export worker to the page. The answer to `read` is `read` with the same id, null where the file cannot be read. */
export type ExportNews =
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly track: TrackKind;
      readonly byteOffset: number;
      readonly byteLength: number;
    }
  | { readonly kind: 'write'; readonly byteOffset: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** How much of the video is made, in milliseconds of its length. */
  | { readonly kind: 'progress'; readonly doneMs: number }
  | { readonly kind: 'made' }
  | { readonly kind: 'failed'; readonly reason: string };
