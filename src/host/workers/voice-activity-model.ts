import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { voiceActivityHopSamples } from '../../core/analysis/frame-grid.ts';

/** The Silero v6 model file that ships with @ricky0123/vad-web; the page uses the same one. */
export const defaultVoiceActivityModelPath = (): string =>
  join(
    dirname(createRequire(import.meta.url).resolve('@ricky0123/vad-web/package.json')),
    'dist',
    'silero_vad_v6.onnx',
  );

/** Listens to 32 ms after 32 ms. */
export interface VoiceActivityModel {
  /** Probability 0..1 that somebody speaks in the next 512 samples (16 kHz mono). Shorter input is filled with silence. */
  readonly next: (samples: Float32Array) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The model sees the end of the frame before: 4 ms. */
const contextSamples = 64;
const stateShape = [2, 1, 128];

/** Loads the model, in its initial state, on one thread. */
export const loadVoiceActivityModel = async (path: string): Promise<VoiceActivityModel> => {
  const session = await InferenceSession.create(path, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const rate = new Tensor('int64', [16_000n]);
  const input = new Float32Array(contextSamples + voiceActivityHopSamples);
  let state = new Tensor(
    'float32',
    new Float32Array(stateShape.reduce((product, size) => product * size, 1)),
    stateShape,
  );
  return {
    next: async (samples) => {
      input.copyWithin(0, voiceActivityHopSamples);
      input.fill(0, contextSamples);
      input.set(samples.subarray(0, voiceActivityHopSamples), contextSamples);
      const result = await session.run({
        input: new Tensor('float32', input, [1, input.length]),
        state,
        sr: rate,
      });
      const { output, stateN } = result;
      if (!output || !(stateN instanceof Tensor) || !(output.data instanceof Float32Array))
        throw new Error('This is not a Silero voice activity model.');
      state = stateN as typeof state;
      return output.data[0] ?? 0;
    },
    close: () => session.release(),
  };
};
