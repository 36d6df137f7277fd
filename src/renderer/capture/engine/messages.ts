import type { SoundLevel } from '../../../core/capture/level.ts';
import type { Sleep } from '../../../core/capture/sleep-watch.ts';
import type { Fragment, TakeEvent, TrackKind, TrackPlan } from '../../../contract/take.ts';

/** A picture for the recording worker: what comes out of its track, and what it was asked to be. */
export interface PictureFeed {
  readonly kind: 'screen' | 'camera';
  /** Counts the sources of this track, from 0: what is said of one that was replaced meanwhile is of no interest. */
  readonly turn: number;
  readonly label: string;
  readonly frames: ReadableStream<VideoFrame>;
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly framesPerSecond: number;
}

/** A sound for the recording worker, which another one reads. The microphone's also becomes the speech track. */
export interface SoundFeed {
  readonly kind: 'microphone' | 'system-sound';
  /** As for a picture. */
  readonly turn: number;
  readonly label: string;
  /** Where its blocks come from, for `openSoundBlocks`. */
  readonly port: MessagePort;
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** `ended`: the stream is over; `stalled`: it is there, but nothing comes of it. */
export type FeedState = 'flowing' | 'stalled' | 'ended';

/** A piece of a track on its way to the sink. */
export type FragmentHead = Pick<Fragment, 'track' | 'sequence' | 'startMs' | 'endMs'>;

/** From the page to the recording worker. Wall times are `performance.timeOrigin + performance.now()`, the same in page and worker. */
export type RecorderCommand =
  | {
      readonly kind: 'open';
      readonly pictures: readonly PictureFeed[];
      readonly sounds: readonly SoundFeed[];
      /** Where 32 ms blocks of 16 kHz speech go for voice activity. */
      readonly voicePort: MessagePort | undefined;
      readonly wantsSpeech: boolean;
    }
  | { readonly kind: 'start' | 'pause' | 'resume' | 'stop'; readonly wallMs: number }
  /** Another device, screen or stream for a track that is already recorded. */
  | { readonly kind: 'picture-feed'; readonly feed: PictureFeed }
  | { readonly kind: 'sound-feed'; readonly feed: SoundFeed }
  /** How many frames a device has captured until now: those that do not arrive are lost frames too. */
  | { readonly kind: 'captured'; readonly track: TrackKind; readonly frames: number }
  /** The sink has a fragment safe. */
  | { readonly kind: 'safe'; readonly track: TrackKind; readonly sequence: number }
  /** The sink refused; nothing more is sent. */
  | { readonly kind: 'abandon' };

/** How a track is doing inside the worker. */
export interface TrackCounts {
  readonly kind: TrackKind;
  readonly state: 'recording' | 'ended';
  readonly framesEncoded: number;
  readonly framesDropped: number;
}

/** From the recording worker to the page. */
export type RecorderNews =
  | { readonly kind: 'opened'; readonly plans: readonly TrackPlan[] }
  | { readonly kind: 'fragment'; readonly head: FragmentHead; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'event'; readonly event: TakeEvent }
  | { readonly kind: 'feed'; readonly track: TrackKind; readonly state: FeedState; readonly turn: number }
  | { readonly kind: 'slept'; readonly sleep: Sleep }
  | {
      readonly kind: 'progress';
      readonly tracks: readonly TrackCounts[];
      readonly level: SoundLevel | undefined;
    }
  | { readonly kind: 'speech'; readonly samples: Float32Array<ArrayBuffer>; readonly startMs: number }
  | { readonly kind: 'stopped'; readonly durationMs: number }
  | { readonly kind: 'failed'; readonly reason: string };
