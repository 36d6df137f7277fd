import type { SpeechFrames } from '../../core/analysis/speech-frames.ts';
import { type JobOptions, runInWorker } from './run-worker.ts';

/** The speech frames of a whole recording (16 kHz mono), in a thread of its own. `samples` in shared memory are not copied. */
export const measureFrames = (samples: Float32Array, options: JobOptions = {}): Promise<SpeechFrames> =>
  runInWorker(new URL('./speech-frames.worker.ts', import.meta.url), { samples }, options);
