import type { VoiceReading } from '../types.ts';

/** 32 ms of speech at 16 kHz; `startMs` in take time. */
export interface SpeechBlock {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly startMs: number;
}

/** From the page to the voice worker: where blocks come from, and where its files are. */
export interface VoiceCommand {
  readonly port: MessagePort;
  readonly modelUrl: string;
  readonly wasmUrl: string;
}

/** From the voice worker to the page. */
export type VoiceNews =
  | { readonly kind: 'reading'; readonly reading: VoiceReading }
  | { readonly kind: 'failed'; readonly reason: string };
