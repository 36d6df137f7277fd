import type { CueChange } from '../../../core/cues/cue-scheduler.ts';
import type { VoiceReading } from '../types.ts';
import type { CueOrder, RunNews } from './cue-listener.ts';

/** 32 ms of speech at 16 kHz; `startMs` in take time. */
export interface SpeechBlock {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly startMs: number;
}

/** From the page to the voice worker: where blocks come from and where its files are; then what it should know; at last, the end. */
export type VoiceCommand =
  | {
      readonly kind: 'open';
      readonly port: MessagePort;
      readonly modelUrl: string;
      readonly wasmUrl: string;
      /** Missing: nothing is cued. */
      readonly cues: CueOrder | undefined;
    }
  | { readonly kind: 'learn'; readonly news: RunNews }
  | { readonly kind: 'finish' };

/** From the voice worker to the page. */
export type VoiceNews =
  | { readonly kind: 'reading'; readonly reading: VoiceReading }
  | { readonly kind: 'cue'; readonly change: CueChange }
  | { readonly kind: 'finished' }
  /** Nothing is heard from here on. */
  | { readonly kind: 'lost'; readonly reason: string };
