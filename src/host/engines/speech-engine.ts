import type { RecognisedSegment } from '../../core/transcript/words.ts';

/** A model file that is known to be whole. */
export interface EngineModel {
  readonly path: string;
  readonly byteLength: number;
}

/** Whether two models are one file. */
export const isSameModel = (a: EngineModel, b: EngineModel): boolean =>
  a.path === b.path && a.byteLength === b.byteLength;

/** What runs, as it is stored with every transcript. `message` is for the person, when something is not as it should be. */
export interface EngineInfo {
  readonly engine: string;
  readonly engineVersion: string;
  readonly variant: string;
  readonly isSlow: boolean;
  readonly isMultilingual: boolean;
  /** Graphics devices that it could compute on, in its own order; left out where it has none. */
  readonly devices?: readonly GraphicsDevice[];
  /** Name of the graphics device in use; left out for the processor. */
  readonly device?: string;
  readonly message?: string;
}

/** A graphics device, as its driver names it. */
export interface GraphicsDevice {
  readonly name: string;
  readonly description: string;
}

export interface TranscribeOptions {
  /** Recognises this piece, whatever was loaded last: takes with different models may be recognised side by side. */
  readonly model: EngineModel;
  /** ISO 639-1, or `auto`. */
  readonly language: string;
  /** Written before the text in the recogniser's mind; empty for none. Given again with every piece. */
  readonly prompt: string;
  /** Names that are favoured a little, as they are written. Left out: none. */
  readonly vocabulary?: readonly string[];
  /** 0 for one pass; 0.2 lets the recogniser try again, less greedily, where it is unsure. */
  readonly temperatureIncrement: number;
  /** Changes how long a piece takes, not what comes out. */
  readonly threads: number;
  /** How threads wait for each other: asleep while a take is recorded. Left out: as they do now. */
  readonly waiting?: 'live' | 'batch';
  /** Positions of the encoder, 50 a second; less is faster and knows less of the piece. Left out: the model's own. */
  readonly audioContext?: number;
  /** Rather `engine-missing` than the slow engine, which would take the processor from a recording. */
  readonly isFastOnly?: boolean;
  readonly signal?: AbortSignal;
  /** Share of the piece that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** Segments in order; their times are milliseconds from the piece's start. */
export interface EngineResult {
  readonly segments: readonly RecognisedSegment[];
  readonly language: string;
  readonly threads: number;
  readonly wallMs: number;
}

/**
 * Something that turns one piece of speech (at most 28 s of 16 kHz mono) into segments. Pieces are recognised one at a time, in
 * the order of the calls. Errors are StudioErrors: `engine-missing`, `engine-crashed`, `engine-timeout`, `model-refused`, `cancelled`.
 */
export interface SpeechEngine {
  /** Loads a model, and tells what runs; loading another one lets go of the first. The signal counts until loading begins. */
  load(model: EngineModel, signal?: AbortSignal): Promise<EngineInfo>;
  /** With the model of the options, which is loaded first where another one is. `model-absent` where nothing was loaded since `abort`. */
  transcribe(samples: Float32Array | Int16Array, options: TranscribeOptions): Promise<EngineResult>;
  /** Stops everything under way (waiting calls end with `cancelled`) and frees the memory. `load` begins anew. */
  abort(): Promise<void>;
  /** What is loaded, or null. */
  info(): EngineInfo | null;
}
