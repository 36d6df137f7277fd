import { StudioError } from '../../contract/errors.ts';
import type { RecognisedSegment } from '../../core/transcript/words.ts';
import { PiecePatience, sizeFactor } from './piece-patience.ts';
import { cancelFrame, jobFrame, loadFrame } from './sidecar-frames.ts';
import { protocolVersion, type SidecarMessage, type SidecarReady } from './sidecar-messages.ts';
import { type ProcessEnd, type ProcessSettings, SidecarProcess } from './sidecar-process.ts';
import {
  type EngineInfo,
  type EngineModel,
  type EngineResult,
  isSameModel,
  type SpeechEngine,
  type TranscribeOptions,
} from './speech-engine.ts';
import { ThreadWatch } from './thread-watch.ts';
import { tokensWithText } from './token-text.ts';
import { Turns } from './turns.ts';

/** After how long the engine is taken for dead, and how often it may die. Milliseconds. */
export interface EngineLimits {
  /** Of a model of usual size; a larger one is given longer. */
  readonly loadMs: number;
  /** Without a sign of progress, with a model of usual size; see PiecePatience. */
  readonly pieceMs: number;
  /** How often one piece may take too long. */
  readonly timeoutsAllowed: number;
  readonly cancelMs: number;
  readonly crashWindowMs: number;
  readonly crashesAllowed: number;
}

export const defaultEngineLimits: EngineLimits = {
  loadMs: 20_000,
  pieceMs: 120_000,
  timeoutsAllowed: 2,
  cancelMs: 2_000,
  crashWindowMs: 60_000,
  crashesAllowed: 3,
};

export interface SidecarEngineSettings {
  readonly program: string;
  /** How threads wait until a call says otherwise. */
  readonly waiting?: ProcessSettings['waiting'];
  /** Which of the engine's graphics devices computes; left out: the processor. */
  readonly graphicsDevice?: number;
  readonly limits?: Partial<EngineLimits>;
  /** What is known from engines before. */
  readonly patience?: PiecePatience;
  readonly log?: (event: string, details: object) => void;
}

type LoadOutcome =
  | { kind: 'ready'; ready: SidecarReady }
  | { kind: 'timeout' }
  | { kind: 'ended'; end: ProcessEnd };

type JobOutcome =
  | { kind: 'done'; result: EngineResult }
  | { kind: 'failed'; message: string }
  | { kind: 'cancelled' }
  | { kind: 'timeout' }
  | { kind: 'ended'; end: ProcessEnd };

// Stands for the end of a process that was let go on purpose.
const noEnd: ProcessEnd = { status: null, signal: null, saidStarted: true, fatal: null, lastWords: '' };

interface Listener {
  message(message: SidecarMessage): void;
  end(end: ProcessEnd): void;
}

// Twice the file and a gigabyte: far above what a sound model takes, far below what a damaged one can ask for.
const memoryLimitMb = (model: EngineModel): number => Math.ceil((2 * model.byteLength) / 2 ** 20) + 1024;

// A list of CPU features, without those that every build has.
const shortVariant = (features: string): string =>
  features
    .split(',')
    .filter((name) => !['SSE3', 'SSSE3', 'LLAMAFILE', 'OPENMP', 'REPACK'].includes(name))
    .join(' ')
    .slice(0, 60);

/** Whisper in a child process. A process that crashes or hangs is replaced and its job resumed; the caller only waits longer. */
export class SidecarEngine implements SpeechEngine {
  readonly #settings: SidecarEngineSettings;
  readonly #limits: EngineLimits;
  readonly #patience: PiecePatience;
  readonly #turns = new Turns();
  /** By path of the model: what is usual with one is not with another. */
  readonly #watches = new Map<string, ThreadWatch>();
  #model: EngineModel | null = null;
  #info: EngineInfo | null = null;
  #process: SidecarProcess | null = null;
  #isReady = false;
  #waiting: ProcessSettings['waiting'];
  #listener: Listener | null = null;
  #nextJobId = 1;
  #crashTimes: number[] = [];

  constructor(settings: SidecarEngineSettings) {
    this.#settings = settings;
    this.#waiting = settings.waiting ?? 'batch';
    this.#patience = settings.patience ?? new PiecePatience();
    this.#limits = { ...defaultEngineLimits, ...settings.limits };
  }

  /** For diagnostics: the process that runs now. */
  get processId(): number | undefined {
    return this.#process?.processId;
  }

  info(): EngineInfo | null {
    return this.#info;
  }

  load(model: EngineModel, signal?: AbortSignal): Promise<EngineInfo> {
    return this.#turns.take(signal, async () => {
      this.#dismiss();
      this.#model = model;
      this.#info = null;
      return await this.#ensureReady(model);
    });
  }

  transcribe(samples: Float32Array | Int16Array, options: TranscribeOptions): Promise<EngineResult> {
    return this.#turns.take(options.signal, () => this.#transcribeNow(samples, options));
  }

  async abort(): Promise<void> {
    const ended = this.#turns.close();
    this.#dismiss();
    this.#model = null;
    this.#info = null;
    await ended;
  }

  async #transcribeNow(
    samples: Float32Array | Int16Array,
    options: TranscribeOptions,
  ): Promise<EngineResult> {
    if (this.#model === null) throw new StudioError('model-absent');
    this.#waitAs(options.waiting ?? this.#waiting);
    const model = this.#turnTo(this.#model, options.model);
    const watch = this.#watchOf(model);
    let threads = watch.threadsFor(options.threads);
    let timeouts = 0;
    let crashes = 0;
    for (;;) {
      if (options.signal?.aborted) throw new StudioError('cancelled');
      await this.#ensureReady(model);
      const outcome = await this.#runJob(model, samples, { ...options, threads });
      switch (outcome.kind) {
        case 'done':
          watch.observe(threads, outcome.result.wallMs);
          this.#patience.observe(model, this.#limits.pieceMs, outcome.result.wallMs);
          return outcome.result;
        case 'cancelled':
          throw new StudioError('cancelled');
        case 'failed':
          throw new StudioError('internal', `The speech engine refused a piece: ${outcome.message}`);
        case 'timeout':
          this.#note('engine-timeout', {
            threads,
            limitMs: this.#patience.limitMs(model, this.#limits.pieceMs),
          });
          this.#patience.ranOut(model);
          timeouts++;
          if (timeouts >= this.#limits.timeoutsAllowed) throw new StudioError('engine-timeout');
          threads = 1; // threads that spin on a busy machine are the likeliest cause
          break;
        case 'ended':
          crashes++;
          this.#countCrash(outcome.end, crashes);
          break;
      }
    }
  }

  // How threads wait is set when a process starts, so another way needs another process: a fraction of a second.
  #waitAs(waiting: ProcessSettings['waiting']): void {
    if (waiting === this.#waiting) return;
    this.#waiting = waiting;
    this.#dismiss();
  }

  #watchOf({ path }: EngineModel): ThreadWatch {
    const watch = this.#watches.get(path) ?? new ThreadWatch();
    this.#watches.set(path, watch);
    return watch;
  }

  #turnTo(current: EngineModel, wanted: EngineModel): EngineModel {
    if (isSameModel(current, wanted)) return current;
    this.#dismiss();
    this.#model = wanted;
    this.#info = null;
    return wanted;
  }

  #note(event: string, details: object): void {
    this.#settings.log?.(event, details);
  }

  // Throws when the engine died too often in too short a time, or in one piece, however late in it; otherwise the job is worth another process.
  #countCrash(end: ProcessEnd, ofThisPiece: number): void {
    if (this.#model === null) throw new StudioError('cancelled');
    this.#note('engine-ended', end);
    const now = performance.now();
    this.#crashTimes = [...this.#crashTimes.filter((time) => now - time < this.#limits.crashWindowMs), now];
    if (Math.max(this.#crashTimes.length, ofThisPiece) >= this.#limits.crashesAllowed) {
      this.#crashTimes = [];
      throw new StudioError('engine-crashed', describeEnd(end));
    }
  }

  async #ensureReady(model: EngineModel): Promise<EngineInfo> {
    for (let attempt = 1; ; attempt++) {
      if (this.#process !== null && this.#isReady && this.#info !== null) return this.#info;
      const outcome = await this.#startAndLoad(model);
      if (this.#model !== model) throw new StudioError('cancelled');
      if (outcome.kind === 'ready') {
        if (outcome.ready.protocol !== protocolVersion) {
          this.#dismiss();
          throw new StudioError('engine-missing', 'The one here is of another version.');
        }
        this.#info = infoFrom(outcome.ready);
        return this.#info;
      }
      if (outcome.kind === 'timeout') throw new StudioError('engine-timeout', 'It did not load the model.');
      throwIfHopeless(outcome.end);
      this.#note('engine-ended-while-loading', outcome.end);
      // Once may be chance; a model that ends the engine twice is at fault.
      if (attempt >= 2) throw new StudioError('model-refused', describeEnd(outcome.end));
    }
  }

  async #startAndLoad(model: EngineModel): Promise<LoadOutcome> {
    this.#dismiss();
    const outcome = await new Promise<LoadOutcome>((resolve) => {
      const timer = setTimeout(() => resolve({ kind: 'timeout' }), this.#limits.loadMs * sizeFactor(model));
      const settle = (result: LoadOutcome) => {
        clearTimeout(timer);
        resolve(result);
      };
      this.#listener = {
        message: (message) => {
          if (message.type === 'ready') settle({ kind: 'ready', ready: message });
        },
        end: (end) => settle({ kind: 'ended', end }),
      };
      this.#start(model).send(loadFrame(model.path));
    });
    this.#listener = null;
    if (outcome.kind === 'timeout') this.#dismiss();
    this.#isReady = outcome.kind === 'ready' && this.#process !== null;
    return outcome;
  }

  #start(model: EngineModel): SidecarProcess {
    const started = new SidecarProcess(
      {
        program: this.#settings.program,
        waiting: this.#waiting,
        maximumMemoryMb: memoryLimitMb(model),
        ...(this.#settings.graphicsDevice === undefined
          ? {}
          : { graphicsDevice: this.#settings.graphicsDevice }),
      },
      (message) => {
        if (this.#process === started) this.#listener?.message(message);
      },
      (end) => {
        if (this.#process !== started) return; // dismissed on purpose
        this.#process = null;
        this.#isReady = false;
        this.#listener?.end(end);
      },
    );
    this.#process = started;
    return started;
  }

  #dismiss(): void {
    const process = this.#process;
    this.#process = null;
    this.#isReady = false;
    process?.kill();
    this.#listener?.end(noEnd);
  }

  async #runJob(
    model: EngineModel,
    samples: Float32Array | Int16Array,
    options: TranscribeOptions,
  ): Promise<JobOutcome> {
    const id = this.#nextJobId++;
    const { signal } = options;
    let stopWaiting = () => {};
    const outcome = await new Promise<JobOutcome>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const waitAtMost = (limitMs: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => resolve({ kind: 'timeout' }), limitMs);
      };
      const waitForProgress = () => waitAtMost(this.#patience.limitMs(model, this.#limits.pieceMs));
      const cancel = () => {
        this.#process?.send(cancelFrame(id));
        waitAtMost(this.#limits.cancelMs);
      };
      const hear = jobMessages(id, options, resolve);
      waitForProgress();
      signal?.addEventListener('abort', cancel, { once: true });
      stopWaiting = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
      };
      this.#listener = {
        message: (message) => {
          if (!signal?.aborted) waitForProgress();
          hear(message);
        },
        end: (end) => resolve({ kind: 'ended', end }),
      };
      if (this.#process === null) return resolve({ kind: 'ended', end: noEnd });
      this.#process.send(jobFrame(id, sidecarOptions(options), samples));
      if (signal?.aborted) cancel();
    });
    stopWaiting();
    this.#listener = null;
    if (outcome.kind === 'timeout') this.#dismiss();
    return signal?.aborted && outcome.kind !== 'ended' ? { kind: 'cancelled' } : outcome;
  }
}

const sidecarOptions = ({
  language,
  prompt,
  vocabulary,
  threads,
  audioContext,
  temperatureIncrement,
}: TranscribeOptions) => ({
  language,
  prompt,
  vocabulary: vocabulary ?? [],
  threads,
  audioContext: audioContext ?? 0,
  temperatureIncrement,
});

const jobMessages = (id: number, options: TranscribeOptions, resolve: (outcome: JobOutcome) => void) => {
  const segments: RecognisedSegment[] = [];
  return (message: SidecarMessage): void => {
    if (!('id' in message) || message.id !== id) return;
    if (message.type === 'progress') options.onProgress?.(message.percent / 100);
    if (message.type === 'segment') {
      const { type: _type, id: _id, ...segment } = message;
      segments.push({ ...segment, tokens: tokensWithText(message.tokens) });
    }
    if (message.type === 'aborted') resolve({ kind: 'cancelled' });
    if (message.type === 'error') resolve({ kind: 'failed', message: message.message });
    if (message.type === 'done') {
      const { language, threads, wallMs } = message;
      resolve({ kind: 'done', result: { segments, language, threads, wallMs } });
    }
  };
};

const infoFrom = (ready: SidecarReady): EngineInfo => ({
  engine: 'whisper-sidecar',
  engineVersion: ready.engine.slice(0, 60),
  variant: shortVariant(ready.variant),
  isSlow: false,
  isMultilingual: ready.model.multilingual,
  ...(ready.devices.length > 0 ? { devices: ready.devices } : {}),
  ...(ready.device === '' ? {} : { device: ready.device }),
});

const describeEnd = (end: ProcessEnd): string =>
  end.fatal?.message ?? `It ended with ${end.signal ?? `status ${end.status}`}.`;

// Ends that another try cannot change.
const throwIfHopeless = (end: ProcessEnd): void => {
  if (!end.saidStarted || end.fatal?.code === 'no-backend')
    throw new StudioError('engine-missing', describeEnd(end));
  if (end.signal === 'SIGILL') throw new StudioError('engine-crashed', 'This processor cannot run it.');
  if (end.fatal !== null) throw new StudioError('model-refused', end.fatal.message);
};
