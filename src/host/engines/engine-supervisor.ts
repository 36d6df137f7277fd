import { StudioError } from '../../contract/errors.ts';
import { FallbackEngine, type FallbackSettings } from './fallback-engine.ts';
import { SidecarEngine, type SidecarEngineSettings } from './sidecar-engine.ts';
import type {
  EngineInfo,
  EngineModel,
  EngineResult,
  SpeechEngine,
  TranscribeOptions,
} from './speech-engine.ts';

export interface SupervisorSettings {
  /** Its program comes from findSidecar(); null when there is none. */
  readonly sidecar: SidecarEngineSettings | null;
  /** Null: there is no slow engine here. */
  readonly fallback: FallbackSettings | null;
  /** Memory is given back when nothing was asked for this long, in milliseconds. */
  readonly idleMs?: number;
  readonly log?: (event: string, details: object) => void;
}

interface Loaded {
  readonly engine: SpeechEngine;
  readonly model: EngineModel;
  readonly info: Promise<EngineInfo>;
}

/**
 * The engine that the rest of the studio uses: the sidecar, or the slow engine from the moment on that the sidecar is missing or keeps
 * crashing. What was under way is done again by the slow engine. Holds one model, and lets go of it when idle.
 */
export class EngineSupervisor implements SpeechEngine {
  readonly #settings: SupervisorSettings;
  #isSlow: boolean;
  #model: EngineModel | null = null;
  #loaded: Loaded | null = null;
  #lastInfo: EngineInfo | null = null;
  #callsUnderWay = 0;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(settings: SupervisorSettings) {
    this.#settings = settings;
    this.#isSlow = settings.sidecar === null;
  }

  /** What is loaded, or was loaded last. */
  info(): EngineInfo | null {
    return this.#lastInfo;
  }

  async load(model: EngineModel): Promise<EngineInfo> {
    this.#model = model;
    return await this.#use(model, ({ info }) => info);
  }

  async transcribe(samples: Float32Array | Int16Array, options: TranscribeOptions): Promise<EngineResult> {
    if (this.#model === null) throw new StudioError('model-absent');
    return await this.#use(this.#model, ({ engine }) => engine.transcribe(samples, options));
  }

  async abort(): Promise<void> {
    this.#model = null;
    await this.#release();
  }

  async #release(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const loaded = this.#loaded;
    this.#loaded = null;
    await loaded?.engine.abort();
  }

  async #use<T>(model: EngineModel, action: (loaded: Loaded) => Promise<T>): Promise<T> {
    this.#callsUnderWay++;
    clearTimeout(this.#idleTimer);
    try {
      return await this.#tryUse(model, action);
    } catch (error) {
      if (!this.#canTurnSlow(error)) throw error;
      this.#settings.log?.('engine-slow', { reason: String(error) });
      if (!this.#isSlow) {
        this.#isSlow = true; // calls that fail together turn once
        await this.#release();
      }
      return await this.#tryUse(model, action);
    } finally {
      this.#callsUnderWay--;
      if (this.#callsUnderWay === 0) this.#restLater();
    }
  }

  async #tryUse<T>(model: EngineModel, action: (loaded: Loaded) => Promise<T>): Promise<T> {
    const loaded = this.#ready(model);
    try {
      this.#lastInfo = await loaded.info;
    } catch (error) {
      if (this.#loaded === loaded) await this.#release();
      throw error;
    }
    return await action(loaded);
  }

  // Calls that come together share one loading.
  #ready(model: EngineModel): Loaded {
    const current = this.#loaded;
    if (current !== null && isSame(current.model, model)) return current;
    const engine = current?.engine ?? this.#newEngine();
    this.#loaded = { engine, model, info: engine.load(model) };
    return this.#loaded;
  }

  #newEngine(): SpeechEngine {
    const { sidecar, fallback } = this.#settings;
    if (!this.#isSlow && sidecar !== null) return new SidecarEngine(sidecar);
    if (fallback !== null) return new FallbackEngine(fallback);
    throw new StudioError('engine-missing');
  }

  #canTurnSlow(error: unknown): boolean {
    if (!(error instanceof StudioError) || this.#settings.sidecar === null) return false;
    const isEngineAtFault = error.code === 'engine-missing' || error.code === 'engine-crashed';
    const wasLetGo = this.#isSlow && error.code === 'cancelled' && this.#model !== null;
    return (isEngineAtFault || wasLetGo) && this.#settings.fallback !== null;
  }

  #restLater(): void {
    this.#idleTimer = setTimeout(() => {
      if (this.#callsUnderWay === 0) void this.#release();
    }, this.#settings.idleMs ?? 120_000);
    this.#idleTimer.unref();
  }
}

const isSame = (a: EngineModel, b: EngineModel): boolean =>
  a.path === b.path && a.byteLength === b.byteLength;
