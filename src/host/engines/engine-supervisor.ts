import { StudioError } from '../../contract/errors.ts';
import type { LostGraphics } from '../../contract/recognition-speed.ts';
import type { GraphicsChoice } from '../speed/graphics-choice.ts';
import { FallbackEngine, type FallbackSettings } from './fallback-engine.ts';
import { PiecePatience } from './piece-patience.ts';
import { SidecarEngine, type SidecarEngineSettings } from './sidecar-engine.ts';
import {
  type EngineInfo,
  type EngineModel,
  type EngineResult,
  isSameModel,
  type SpeechEngine,
  type TranscribeOptions,
} from './speech-engine.ts';
import { Turns } from './turns.ts';

export interface SupervisorSettings {
  /** Its program comes from findSidecar(); null when there is none. */
  readonly sidecar: SidecarEngineSettings | null;
  /** Null: there is no slow engine here. */
  readonly fallback: FallbackSettings | null;
  /** The graphics device to compute on, chosen after a trial; left out: always the processor. */
  readonly graphics?: GraphicsChoice;
  /** Memory is given back when nothing was asked for this long, in milliseconds. */
  readonly idleMs?: number;
  readonly log?: (event: string, details: object) => void;
}

interface Call {
  readonly model: EngineModel;
  readonly signal?: AbortSignal | undefined;
  readonly isFastOnly?: boolean;
}

interface Loaded {
  readonly engine: SpeechEngine;
  readonly model: EngineModel;
  readonly info: Promise<EngineInfo>;
  readonly isOnGraphics: boolean;
  readonly isSlow: boolean;
}

/**
 * The engine that the rest of the studio uses: the sidecar, or the slow engine from the moment on that the sidecar is missing or keeps
 * crashing; the sidecar on a graphics device, until that fails, and then on the processor. What was under way is done again by what takes
 * over. Holds one model at a time, that of the call whose turn it is, and lets go of it when idle.
 */
export class EngineSupervisor implements SpeechEngine {
  readonly #settings: SupervisorSettings;
  #isSlow: boolean;
  /** Something was loaded since the last `abort`. */
  #isOpen = false;
  readonly #turns = new Turns();
  // Of all engines that come and go: a report that is tried again must not end where it did.
  readonly #patience = new PiecePatience();
  readonly #slowPatience = new PiecePatience();
  #loaded: Loaded | null = null;
  #lastInfo: EngineInfo | null = null;
  /** Why the graphics device was left. It is told only when the processor does better: a bad model is not the device's fault. */
  #deviceFault: LostGraphics['reason'] | null = null;
  /** Engines that were let go, perhaps under a call. */
  readonly #letGo = new WeakSet<SpeechEngine>();
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

  async load(model: EngineModel, signal?: AbortSignal): Promise<EngineInfo> {
    this.#isOpen = true;
    return await this.#use({ model, signal }, ({ info }) => info);
  }

  async transcribe(samples: Float32Array | Int16Array, options: TranscribeOptions): Promise<EngineResult> {
    if (!this.#isOpen) throw new StudioError('model-absent');
    return await this.#use(options, ({ engine }) => engine.transcribe(samples, options));
  }

  async abort(): Promise<void> {
    this.#isOpen = false;
    const ended = this.#turns.close();
    await this.#release();
    await ended;
  }

  /** Starts the engine anew, after the graphics device was chosen or switched off; what is under way is done again. */
  async renew(): Promise<void> {
    this.#deviceFault = null;
    await this.#release();
  }

  async #release(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const loaded = this.#loaded;
    this.#loaded = null;
    if (loaded !== null) this.#letGo.add(loaded.engine);
    await loaded?.engine.abort();
  }

  // One call at a time, loading included: a model stays as long as a call needs it, and is loaded at most once for each call.
  async #use<T>(call: Call, action: (loaded: Loaded) => Promise<T>): Promise<T> {
    this.#callsUnderWay++;
    clearTimeout(this.#idleTimer);
    try {
      return await this.#turns.take(call.signal, () => this.#useNow(call, action));
    } finally {
      this.#callsUnderWay--;
      if (this.#callsUnderWay === 0) this.#restLater();
    }
  }

  async #useNow<T>({ model, isFastOnly }: Call, action: (loaded: Loaded) => Promise<T>): Promise<T> {
    for (;;) {
      if (this.#isSlow && isFastOnly) throw new StudioError('engine-missing', 'Only the slow one runs here.');
      const loaded = this.#ready(model);
      try {
        return await this.#tryUse(loaded, action);
      } catch (error) {
        if (!(await this.#takeOver(loaded, error, isFastOnly))) throw error;
      }
    }
  }

  async #tryUse<T>(loaded: Loaded, action: (loaded: Loaded) => Promise<T>): Promise<T> {
    try {
      const info = await loaded.info;
      if (loaded.isOnGraphics && !this.#settings.graphics?.isAsTried(info)) throw new DeviceChanged();
      this.#lastInfo = info;
    } catch (error) {
      if (this.#loaded === loaded) await this.#release();
      throw error;
    }
    const result = await action(loaded);
    this.#tellDeviceFault();
    return result;
  }

  #ready(model: EngineModel): Loaded {
    const current = this.#loaded;
    if (current !== null && isSameModel(current.model, model)) return current;
    const device = this.#deviceFault === null ? this.#settings.graphics?.device() : undefined;
    const isOnGraphics = current?.isOnGraphics ?? (device !== undefined && !this.#isSlow);
    const engine = current?.engine ?? this.#newEngine(device);
    this.#loaded = { engine, model, info: engine.load(model), isOnGraphics, isSlow: this.#isSlow };
    return this.#loaded;
  }

  #newEngine(device: number | undefined): SpeechEngine {
    const { sidecar, fallback } = this.#settings;
    if (!this.#isSlow && sidecar !== null) {
      if (device === undefined) return new SidecarEngine({ patience: this.#patience, ...sidecar });
      // The processor is there to take over: a device is given no second try.
      const limits = { ...sidecar.limits, crashesAllowed: 1, timeoutsAllowed: 1 };
      return new SidecarEngine({ ...sidecar, graphicsDevice: device, limits });
    }
    if (fallback !== null) return new FallbackEngine({ patience: this.#slowPatience, ...fallback });
    throw new StudioError('engine-missing');
  }

  /** Whether another try is worth it after `error`: on another engine, which is made ready for it here. */
  async #takeOver(loaded: Loaded, error: unknown, isFastOnly = false): Promise<boolean> {
    const isCancelled = error instanceof StudioError && error.code === 'cancelled';
    // The choice of the device changed meanwhile.
    if (isCancelled) return this.#isOpen && this.#letGo.has(loaded.engine);
    if (loaded.isOnGraphics) {
      this.#settings.log?.('engine-off-graphics', { reason: String(error) });
      this.#deviceFault = faultOf(error);
      if (this.#loaded?.engine === loaded.engine) await this.#release();
      return true;
    }
    this.#deviceFault = null;
    // A call that the slow engine may not answer does not turn all others to it either: what crashes beside a recording may run after it.
    if (loaded.isSlow || isFastOnly || !this.#canTurnSlow(error)) return false;
    this.#settings.log?.('engine-slow', { reason: String(error) });
    this.#isSlow = true;
    await this.#release();
    return true;
  }

  #tellDeviceFault(): void {
    if (this.#deviceFault !== null) this.#settings.graphics?.lose(this.#deviceFault);
    this.#deviceFault = null;
  }

  // An engine that keeps dying or is not there; the slow one is its last stand.
  #canTurnSlow(error: unknown): boolean {
    if (!(error instanceof StudioError) || this.#settings.sidecar === null) return false;
    const isEngineAtFault = error.code === 'engine-missing' || error.code === 'engine-crashed';
    return isEngineAtFault && this.#settings.fallback !== null;
  }

  #restLater(): void {
    this.#idleTimer = setTimeout(() => {
      if (this.#callsUnderWay === 0) void this.#release();
    }, this.#settings.idleMs ?? 120_000);
    this.#idleTimer.unref();
  }
}

/** The engine says of itself that it is not the one, or not on the device, that was tried. */
class DeviceChanged extends Error {}

const faultOf = (error: unknown): LostGraphics['reason'] => {
  if (error instanceof DeviceChanged) return 'changed';
  return error instanceof StudioError && error.code === 'engine-timeout' ? 'too-long' : 'stopped';
};
