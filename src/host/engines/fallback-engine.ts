import { StudioError } from '../../contract/errors.ts';
import type { RecognisedSegment } from '../../core/transcript/words.ts';
import { readModelLanguages } from '../models/model-languages.ts';
import { type FallbackRequest, FallbackResponse } from './fallback-messages.ts';
import { type FallbackProcess, forkFallback, type StartFallback } from './fallback-process.ts';
import { PiecePatience, sizeFactor } from './piece-patience.ts';
import { pcm16Bytes } from './sidecar-frames.ts';
import {
  type EngineInfo,
  type EngineModel,
  type EngineResult,
  isSameModel,
  type SpeechEngine,
  type TranscribeOptions,
} from './speech-engine.ts';
import { Turns } from './turns.ts';

/** This engine is up to 16 times slower than the sidecar, so it is given longer. Milliseconds. */
export interface FallbackLimits {
  /** Of a model of usual size; a larger one is given longer. */
  readonly loadMs: number;
  /** Without a sign of progress, with a model of usual size; see PiecePatience. */
  readonly pieceMs: number;
}

export interface FallbackSettings {
  /** How its child is started. Left out: as a child of this Node program, which Electron's is not. */
  readonly start?: StartFallback;
  readonly limits?: Partial<FallbackLimits>;
  /** What is known from engines before. */
  readonly patience?: PiecePatience;
}

const message = 'The fast speech engine does not run here, so a slow one does: reports take much longer.';

const endsSentence = (text: string): boolean => /[.?!]$/.test(text.trim());

/** Tokens without segments become segments of one sentence each. The binding tells neither probabilities nor silence: they are null. */
export const segmentsFromTokens = (
  tokens: readonly { readonly text: string; readonly startMs: number; readonly endMs: number }[],
): RecognisedSegment[] => {
  const sentences: (typeof tokens)[number][][] = [];
  let isOpen = false;
  for (const token of tokens) {
    if (!isOpen) sentences.push([]);
    sentences.at(-1)?.push(token);
    isOpen = !endsSentence(token.text);
  }
  return sentences.map((sentence) => ({
    startMs: sentence[0]?.startMs ?? 0,
    endMs: sentence.at(-1)?.endMs ?? 0,
    noSpeechProbability: null,
    meanLogProbability: null,
    tokens: sentence.map((token, id) => ({ ...token, id, probability: null })),
  }));
};

/** Whisper through a prebuilt binding in a child process: for machines where the sidecar cannot run. Not for live work. */
export class FallbackEngine implements SpeechEngine {
  readonly #settings: FallbackSettings;
  readonly #limits: FallbackLimits;
  readonly #patience: PiecePatience;
  readonly #turns = new Turns();
  #model: EngineModel | null = null;
  #info: EngineInfo | null = null;
  #child: FallbackProcess | null = null;
  #answers: { message(message: unknown): void; end(): void } | null = null;

  constructor(settings: FallbackSettings = {}) {
    this.#settings = settings;
    this.#patience = settings.patience ?? new PiecePatience();
    this.#limits = { loadMs: 60_000, pieceMs: 1_200_000, ...settings.limits };
  }

  /** For diagnostics: the process that runs now. */
  get processId(): number | undefined {
    return this.#child?.processId;
  }

  info(): EngineInfo | null {
    return this.#info;
  }

  load(model: EngineModel, signal?: AbortSignal): Promise<EngineInfo> {
    return this.#turns.take(signal, async () => {
      this.#dismiss();
      this.#model = model;
      return await this.#ensureLoaded();
    });
  }

  transcribe(samples: Float32Array | Int16Array, options: TranscribeOptions): Promise<EngineResult> {
    return this.#turns.take(options.signal, async () => {
      const { model } = options;
      this.#turnTo(model);
      await this.#ensureLoaded();
      const bytes = pcm16Bytes(samples);
      const { language, prompt, threads, temperatureIncrement } = options;
      const done = await this.#ask(
        {
          type: 'job',
          samples: new Int16Array(bytes.buffer, 0, samples.length),
          language,
          prompt,
          threads,
          temperatureIncrement,
        },
        'done',
        this.#patience.limitMs(model, this.#limits.pieceMs),
        options,
      ).catch((error: unknown) => {
        if (error instanceof StudioError && error.code === 'engine-timeout') this.#patience.ranOut(model);
        throw error;
      });
      this.#patience.observe(model, this.#limits.pieceMs, done.wallMs);
      return {
        segments: segmentsFromTokens(done.tokens),
        language: done.language,
        threads,
        wallMs: done.wallMs,
      };
    });
  }

  async abort(): Promise<void> {
    const ended = this.#turns.close();
    this.#dismiss();
    this.#model = null;
    this.#info = null;
    await ended;
  }

  #turnTo(model: EngineModel): void {
    if (this.#model === null || isSameModel(this.#model, model)) return;
    this.#dismiss();
    this.#model = model;
  }

  async #ensureLoaded(): Promise<EngineInfo> {
    if (this.#model === null) throw new StudioError('model-absent');
    if (this.#child !== null && this.#info !== null) return this.#info;
    const { path } = this.#model;
    this.#child = this.#start();
    const limitMs = this.#limits.loadMs * sizeFactor(this.#model);
    const [ready, languages] = await Promise.all([
      this.#ask({ type: 'load', path }, 'ready', limitMs, {}),
      // Its binding does not tell.
      readModelLanguages(path),
    ]);
    this.#info = {
      engine: 'whisper.node',
      engineVersion: ready.version.slice(0, 60),
      variant: 'prebuilt',
      isSlow: true,
      isMultilingual: languages?.includes('*') ?? false,
      message,
    };
    return this.#info;
  }

  #start(): FallbackProcess {
    const { start } = this.#settings;
    if (start === undefined && process.versions['electron'] !== undefined) {
      throw new StudioError('engine-missing', 'No other engine is part of this installation.');
    }
    const child = (start ?? forkFallback)({
      message: (message) => {
        if (this.#child === child) this.#answers?.message(message);
      },
      end: () => {
        if (this.#child !== child) return;
        this.#child = null;
        this.#answers?.end();
      },
    });
    return child;
  }

  #dismiss(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
    this.#answers?.end();
  }

  // Stopping is killing: the binding's own stop does not stop.
  async #ask<T extends 'ready' | 'done'>(
    request: FallbackRequest,
    wanted: T,
    limitMs: number,
    { signal, onProgress }: Pick<TranscribeOptions, 'signal' | 'onProgress'>,
  ): Promise<Extract<FallbackResponse, { type: T }>> {
    const child = this.#child;
    if (child === null) throw new StudioError('cancelled');
    const { promise, resolve, reject } = Promise.withResolvers<Extract<FallbackResponse, { type: T }>>();
    const timer = setTimeout(() => reject(new StudioError('engine-timeout')), limitMs);
    const cancel = () => reject(new StudioError('cancelled'));
    const end = () => reject(new StudioError(this.#model === null ? 'cancelled' : 'engine-crashed'));
    const receive = (received: unknown) => {
      const response = FallbackResponse.safeParse(received);
      if (!response.success) return;
      timer.refresh(); // what tells progress is slow, not hung
      if (response.data.type === 'progress') onProgress?.(response.data.share);
      if (response.data.type === 'failed') {
        reject(
          new StudioError(
            wanted === 'ready' ? 'model-refused' : 'internal',
            response.data.message.slice(0, 500),
          ),
        );
      }
      if (response.data.type === wanted) resolve(response.data as Extract<FallbackResponse, { type: T }>);
    };
    signal?.addEventListener('abort', cancel, { once: true });
    this.#answers = { message: receive, end };
    child.send(request);
    try {
      return await promise;
    } catch (error) {
      if (this.#child === child) this.#dismiss();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      this.#answers = null;
    }
  }
}
