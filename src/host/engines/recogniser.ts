import { StudioError } from '../../contract/errors.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { assembleTranscript } from '../../core/transcript/assemble.ts';
import { type Piece, paddedPiece, speechSampleRateHz } from '../../core/transcript/pieces.ts';
import { withoutRegion } from '../../core/transcript/without-region.ts';
import type { SpeechSource } from '../audio/speech-source.ts';
import { type ExpectedFile, verifyModelFile } from '../models/verify.ts';
import { type KeptPieces, noKeptPieces, pieceKey } from './kept-pieces.ts';
import { defaultPrompt } from './prompt.ts';
import { createRecognitionPace, type RecognitionProgress } from './recognition-pace.ts';
import { createUnderWay, type HowToHear, type RecognitionUnderWay } from './recognition-under-way.ts';
import type { EngineInfo, EngineResult, SpeechEngine, TranscribeOptions } from './speech-engine.ts';
import { threadsFor } from './threads.ts';

/** A model that is ready on this machine. */
export interface ReadyModel extends ExpectedFile {
  readonly id: string;
  /** The project's own test model, which knows only its demo sentences: everything made with it is labelled. */
  readonly isTestModel: boolean;
}

/** How a take is recognised. */
export interface RecognitionOrder {
  readonly model: ReadyModel;
  /** ISO 639-1, with or without a region, or `auto`. */
  readonly language: string;
  /** Short, see defaultPrompt. Not used with `auto`: there it is that of the language, once that is settled. */
  readonly prompt: string;
  /** Names that are favoured a little where they are nearly heard. Left out: none. */
  readonly vocabulary?: readonly string[];
  /** Results of before; new ones are added. */
  readonly kept?: KeptPieces;
  readonly signal?: AbortSignal;
  /** No piece goes to the slow engine: it fails with `engine-missing`. */
  readonly isFastOnly?: boolean;
}

export interface RecognitionRequest extends RecognitionOrder {
  /** The whole take. */
  readonly speech: SpeechSource;
  /** Where it is cut, on the same clock. Where there is no voice there is no piece, so nothing can be invented. */
  readonly pieces: readonly Piece[];
  readonly onProgress?: RecognitionProgress;
}

/**
 * Lets the recogniser try again, less greedily, where it is unsure. The same while recording and afterwards, so that a piece has one
 * result, whenever it is recognised.
 */
const temperatureIncrement = 0.2;

const samplesOf = async ({ startMs, endMs }: Moment, speech: SpeechSource): Promise<Float32Array> => {
  const samplesPerMs = speechSampleRateHz / 1000;
  return paddedPiece(await speech.read(startMs * samplesPerMs, endMs * samplesPerMs));
};

/** What the words depend on besides the engine's version: the processor's instructions, and the graphics device where one computes. */
const variantOf = ({ device, variant }: EngineInfo): string =>
  (device === undefined ? variant : `${device} ${variant}`).slice(0, 60);

const howToBegin = (order: RecognitionOrder, knowsEnglishOnly: boolean): HowToHear => {
  const language = withoutRegion(order.language);
  const { prompt, vocabulary = [] } = order;
  if (language === 'auto')
    return knowsEnglishOnly
      ? { language: 'en', prompt: defaultPrompt('en'), vocabulary }
      : { language, prompt: '', vocabulary };
  if (knowsEnglishOnly && language !== 'en')
    throw new StudioError('model-language', 'This model knows English only.');
  return { language, prompt, vocabulary };
};

/** Turns a take into a transcript: the engine for each piece, guards and word times. One model at a time. */
export class Recogniser {
  readonly #engine: SpeechEngine;
  readonly #purpose: () => 'live' | 'batch';

  /** `purpose` is asked before every piece: while a take is recorded the encoders need the cores. */
  constructor(engine: SpeechEngine, purpose: () => 'live' | 'batch' = () => 'batch') {
    this.#engine = engine;
    this.#purpose = purpose;
  }

  /**
   * Throws StudioError: `model-absent`, `model-corrupt`, `model-refused`, `model-language`, `engine-missing`, `engine-crashed`, `engine-timeout`, `cancelled`.
   */
  async recognise(request: RecognitionRequest): Promise<Transcript> {
    const { model, speech, pieces, onProgress } = request;
    onProgress?.(0);
    const { heard, engine } = await this.#recogniseAll(speech, pieces, request);
    if (pieces.length === 0) onProgress?.(1);
    const recogniser = {
      engine: engine.engine,
      engineVersion: engine.engineVersion,
      variant: variantOf(engine),
      threads: threadsFor('batch'),
      modelId: model.id,
      modelSha256: model.sha256,
      isTestModel: model.isTestModel,
    };
    return assembleTranscript(heard.pieces, { ...heard, recogniser });
  }

  /** Checks and loads the model, for pieces to come. Throws what `recognise` throws. */
  async begin(order: RecognitionOrder): Promise<RecognitionUnderWay> {
    const { model, kept = noKeptPieces, signal, isFastOnly = false } = order;
    if (signal?.aborted) throw new StudioError('cancelled');
    await verifyModelFile(model);
    const info = await this.#engine.load(model, signal);
    return createUnderWay({
      how: howToBegin(order, !info.isMultilingual),
      hear: async ({ piece, speech, how, isKept, onProgress }) => {
        if (signal?.aborted) throw new StudioError('cancelled');
        const samples = await samplesOf(piece, speech);
        const options = { ...how, temperatureIncrement };
        const facts = { samples, modelSha256: model.sha256, options };
        const before = isKept
          ? kept.get(pieceKey({ ...facts, engine: this.#engine.info() ?? info }))
          : undefined;
        if (before) return { ...before, wasKept: true };
        const result = await this.#transcribe(samples, { ...options, model, isFastOnly }, signal, onProgress);
        // The engine may have turned into the slow one on the way: its results are its own.
        if (isKept)
          await kept.put(pieceKey({ ...facts, engine: this.#engine.info() ?? info }), piece, result);
        return { ...result, wasKept: false };
      },
      isSlow: () => (this.#engine.info() ?? info).isSlow,
    });
  }

  /** A transcript has one engine: when another one had to take over on the way, it begins again with that one. */
  async #recogniseAll(speech: SpeechSource, pieces: readonly Piece[], request: RecognitionRequest) {
    let engine: EngineInfo | null = null;
    for (;;) {
      const underWay = await this.begin(request);
      const before = this.#engine.info();
      const pace = createRecognitionPace(pieces, request.onProgress);
      for (const piece of pieces) {
        const { spentMs } = await underWay.recognise(piece, speech, (share) => pace.inside(piece, share));
        pace.done(piece, spentMs);
      }
      await underWay.finish(speech);
      engine = this.#engine.info() ?? before;
      if (engine === null) throw new StudioError('engine-missing');
      if (engine.engine === before?.engine && engine.device === before.device)
        return { heard: underWay.heard(), engine };
    }
  }

  #transcribe(
    samples: Float32Array,
    options: Pick<
      TranscribeOptions,
      'model' | 'isFastOnly' | 'language' | 'prompt' | 'vocabulary' | 'temperatureIncrement'
    >,
    signal: AbortSignal | undefined,
    onProgress: ((share: number) => void) | undefined,
  ): Promise<EngineResult> {
    const purpose = this.#purpose();
    return this.#engine.transcribe(samples, {
      ...options,
      threads: threadsFor(purpose),
      waiting: purpose,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}
