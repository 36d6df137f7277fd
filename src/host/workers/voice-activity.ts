import { type JobOptions, runInWorker } from './run-worker.ts';
import { defaultVoiceActivityModelPath } from './voice-activity-model.ts';

/** What the worker thread is given. */
export interface VoiceActivityInput {
  readonly samples: Float32Array;
  readonly modelPath: string;
}

/**
 * Probability of speech for each 32 ms (512 samples) of 16 kHz mono sound, by Silero v6 in a thread of its own. The last frame may be
 * partial. `samples` in shared memory are not copied.
 */
export const detectVoiceActivity = (
  samples: Float32Array,
  options: JobOptions & { readonly modelPath?: string } = {},
): Promise<Float32Array> => {
  const input: VoiceActivityInput = {
    samples,
    modelPath: options.modelPath ?? defaultVoiceActivityModelPath(),
  };
  return runInWorker(new URL('./voice-activity.worker.ts', import.meta.url), input, options);
};
