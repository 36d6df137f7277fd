import { StudioError } from '../../contract/errors.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { assembleTranscript, type RecognisedPiece } from '../../core/transcript/assemble.ts';
import { cutPieces, type Piece, samplesOfPiece } from '../../core/transcript/pieces.ts';
import { type ExpectedFile, verifyModelFile } from '../models/verify.ts';
import type { EngineResult, SpeechEngine } from './speech-engine.ts';
import { threadsFor } from './threads.ts';

/** A model that is ready on this machine. */
export interface ReadyModel extends ExpectedFile {
  readonly id: string;
  /** The project's own test model, which knows only its demo sentences: everything made with it is labelled. */
  readonly isTestModel: boolean;
}

export interface RecognitionRequest {
  /** The whole take, 16 kHz mono. */
  readonly samples: Float32Array;
  /** Voice activity in order, on the same clock. Without voice nothing is recognised, so nothing can be invented. */
  readonly voiced: readonly Moment[];
  readonly model: ReadyModel;
  /** ISO 639-1, with or without a region, or `auto`. */
  readonly language: string;
  /** Short, see defaultPrompt. */
  readonly prompt: string;
  /** `live`: one pass on few threads while recording. Default `batch`. */
  readonly purpose?: 'live' | 'batch';
  readonly signal?: AbortSignal;
  /** Share that is done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

// Brings some of the "um" back that Whisper leaves out. Longer ones (above 32 characters) lose whole sentences.
const prompts: Readonly<Record<string, string>> = {
  en: 'Um, uh, hmm, er, ah.',
  de: 'Äh, ähm, hm, öh, ja.',
  fr: 'Euh, hum, ben, hein.',
  es: 'Eh, em, este, mmm.',
  it: 'Ehm, eh, uhm, mmm.',
  nl: 'Eh, ehm, uh, hm.',
  pt: 'É, hum, ahn, eh.',
};

// Whisper knows languages, not their regions: "en-GB" is "en" to it.
const withoutRegion = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? language;

/** The prompt that keeps fillers in, or none for a language without one. */
export const defaultPrompt = (language: string): string => prompts[withoutRegion(language)] ?? '';

const lengthMs = ({ startMs, endMs }: Moment): number => endMs - startMs;

/** Turns a take into a transcript: pieces at pauses, the engine for each, guards and word times. One model at a time. */
export class Recogniser {
  readonly #engine: SpeechEngine;

  constructor(engine: SpeechEngine) {
    this.#engine = engine;
  }

  /**
   * Throws StudioError: `model-absent`, `model-corrupt`, `model-refused`, `engine-missing`, `engine-crashed`, `engine-timeout`, `cancelled`.
   */
  async recognise(request: RecognitionRequest): Promise<Transcript> {
    const { model, samples, voiced, prompt, signal, onProgress } = request;
    if (signal?.aborted) throw new StudioError('cancelled');
    await verifyModelFile(model);
    const info = await this.#engine.load(model);
    let language = withoutRegion(request.language);
    if (!info.isSlow && !info.isMultilingual && language !== 'en') {
      throw new StudioError('model-refused', 'This model knows English only.');
    }
    const pieces = cutPieces(voiced, samples);
    const allMs = pieces.reduce((sum, piece) => sum + lengthMs(piece), 0);
    const recognised: RecognisedPiece[] = [];
    let threads = threadsFor(request.purpose ?? 'batch');
    let doneMs = 0;
    onProgress?.(0);
    for (const piece of pieces) {
      const tell = (share: number) => onProgress?.((doneMs + share * lengthMs(piece)) / allMs);
      const result = await this.#recognisePiece(piece, { ...request, language }, tell);
      recognised.push({ piece, segments: result.segments });
      if (language === 'auto') language = result.language;
      threads = result.threads;
      doneMs += lengthMs(piece);
      onProgress?.(doneMs / allMs);
    }
    if (pieces.length === 0) onProgress?.(1);
    const { engine, engineVersion, variant } = this.#engine.info() ?? info;
    const recogniser = {
      engine,
      engineVersion,
      variant,
      threads,
      modelId: model.id,
      modelSha256: model.sha256,
      isTestModel: model.isTestModel,
    };
    return assembleTranscript(recognised, { language, recogniser, prompt });
  }

  #recognisePiece(
    piece: Piece,
    { samples, language, prompt, purpose, signal }: RecognitionRequest,
    onProgress: (share: number) => void,
  ): Promise<EngineResult> {
    return this.#engine.transcribe(samplesOfPiece(samples, piece), {
      language,
      prompt,
      // While recording there is no time for a second try.
      temperatureIncrement: purpose === 'live' ? 0 : 0.2,
      threads: threadsFor(purpose ?? 'batch'),
      onProgress,
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
