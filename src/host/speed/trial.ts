import { StudioError } from '../../contract/errors.ts';
import type { GraphicsOutcome } from '../../contract/recognition-speed.ts';
import type { HeardSound } from '../../core/speed/judge-graphics.ts';
import type { EngineModel, EngineResult, SpeechEngine } from '../engines/speech-engine.ts';

/** One way to recognise the sound. */
export interface TrialRun {
  readonly threads: number;
  readonly waiting: 'live' | 'batch';
}

export interface TrialOrder {
  readonly model: EngineModel;
  /** English, shorter than a piece may be. */
  readonly sound: Float32Array;
  readonly runs: readonly TrialRun[];
  readonly signal: AbortSignal;
  /** Called after each recognition. */
  readonly onRun: () => void;
}

const textOf = ({ segments }: EngineResult): string =>
  segments.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join('');

/**
 * Recognises the sound in a process of its own, once untimed (drivers make ready on first use, files are read) and then once for each
 * of `runs`. Throws what the engine throws; nothing of it is left running.
 */
export const tryEngine = async (
  engine: SpeechEngine,
  { model, sound, runs, signal, onRun }: TrialOrder,
): Promise<HeardSound[]> => {
  const stop = (): void => void engine.abort();
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) throw new StudioError('cancelled');
    await engine.load(model);
    const heard: HeardSound[] = [];
    const [first] = runs;
    for (const run of first ? [first, ...runs] : []) {
      const options = { model, language: 'en', prompt: '', temperatureIncrement: 0, ...run, signal };
      const result = await engine.transcribe(sound, options);
      heard.push({ text: textOf(result), wallMs: result.wallMs });
      onRun();
    }
    return heard.slice(1);
  } finally {
    signal.removeEventListener('abort', stop);
    await engine.abort();
  }
};

/** How a trial of a device ended that threw; undefined where the person stopped it. */
export const outcomeOfError = (error: unknown): GraphicsOutcome | undefined => {
  if (error instanceof StudioError && error.code === 'cancelled') return undefined;
  return error instanceof StudioError && error.code === 'engine-timeout' ? 'too-long' : 'stopped';
};
