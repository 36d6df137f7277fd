import type { SpeechFrames } from '../../core/analysis/speech-frames.ts';
import type { JobOptions } from './run-worker.ts';
import { measureFrames } from './speech-frames.ts';
import { detectVoiceActivity } from './voice-activity.ts';

/** All that is listened for before any word is recognised. */
export interface Listened {
  readonly frames: SpeechFrames;
  /** Probabilities of speech, one for each 32 ms. */
  readonly voiceActivity: Float32Array;
}

/**
 * Voice activity and speech frames of a recording (16 kHz mono), side by side in two threads. `hearSpeech` then gives the stretches of
 * voice for the recogniser, and `runAnalysis` takes both.
 */
export const listen = async (
  samples: Float32Array,
  { signal, onProgress, modelPath }: JobOptions & { readonly modelPath?: string } = {},
): Promise<Listened> => {
  const stop = new AbortController();
  const done = { voiceActivity: 0, frames: 0 };
  const job = (name: keyof typeof done): JobOptions => ({
    signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    onProgress: (doneShare) => {
      done[name] = doneShare;
      onProgress?.((done.voiceActivity + done.frames) / 2);
    },
  });
  try {
    const [voiceActivity, frames] = await Promise.all([
      detectVoiceActivity(samples, {
        ...job('voiceActivity'),
        ...(modelPath === undefined ? {} : { modelPath }),
      }),
      measureFrames(samples, job('frames')),
    ]);
    return { voiceActivity, frames };
  } finally {
    // When one fails the other has nothing to work for.
    stop.abort();
  }
};
