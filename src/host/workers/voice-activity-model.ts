import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { voiceActivityHopSamples } from '../../core/analysis/frame-grid.ts';
import { projectFolder } from '../project-folder.ts';

/** Silero VAD v6 with the weights that the page uses too, made to hear several windows in one call. */
export const defaultVoiceActivityModelPath = (): string =>
  join(projectFolder, 'models', 'silero-v6-eight-windows.onnx');

/**
 * Windows that the model hears in one call: half the processor time of one by one. Always so many, in live sound too, since a call with
 * another number of windows differs in the last bits.
 */
export const windowsAtOnce = 8;

/** What one call hears, 256 ms. */
export const samplesAtOnce = windowsAtOnce * voiceActivityHopSamples;

/** Listens to 256 ms after 256 ms. */
export interface VoiceActivityModel {
  /**
   * Probabilities 0..1 that somebody speaks, one for each 512 of the next samples (16 kHz mono, 4096 at most). Shorter input ends the
   * sound: it is filled with silence.
   */
  readonly next: (samples: Float32Array) => Promise<Float32Array>;
  readonly close: () => Promise<void>;
}

/** The model sees the end of the window before: 4 ms. */
const contextSamples = 64;
const windowSamples = contextSamples + voiceActivityHopSamples;
const stateShape = [1, 1, 128];

/** Loads the model, in its initial state, on one thread. */
export const loadVoiceActivityModel = async (path: string): Promise<VoiceActivityModel> => {
  // Read here: the runtime's own reader does not see files inside an application archive.
  const session = await InferenceSession.create(await readFile(path), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    logSeverityLevel: 3,
  });
  const sound = new Float32Array(contextSamples + samplesAtOnce);
  const input = new Float32Array(windowsAtOnce * windowSamples);
  let h: Tensor = new Tensor('float32', new Float32Array(128), stateShape);
  let c: Tensor = h;
  return {
    next: async (samples) => {
      sound.copyWithin(0, samplesAtOnce);
      sound.fill(0, contextSamples);
      sound.set(samples, contextSamples);
      for (let window = 0; window < windowsAtOnce; window++) {
        const start = window * voiceActivityHopSamples;
        input.set(sound.subarray(start, start + windowSamples), window * windowSamples);
      }
      const { output, nextH, nextC } = await session.run({
        input: new Tensor('float32', input, [windowsAtOnce, 1, windowSamples]),
        h,
        c,
      });
      if (!output || !nextH || !nextC || !(output.data instanceof Float32Array))
        throw new Error('This is not the voice activity model.');
      h = nextH;
      c = nextC;
      return output.data.slice(0, Math.ceil(samples.length / voiceActivityHopSamples));
    },
    close: () => session.release(),
  };
};
