import { voiceActivityHopSamples } from '../../../src/core/analysis/frame-grid.ts';
import {
  defaultVoiceActivityModelPath,
  loadVoiceActivityModel,
  samplesAtOnce,
} from '../../../src/host/workers/voice-activity-model.ts';

/** What the real voice activity model hears in a sound: a probability for each 32 ms. */
export const voiceActivityOf = async (samples: Float32Array): Promise<Float32Array> => {
  const model = await loadVoiceActivityModel(defaultVoiceActivityModelPath());
  const probabilities = new Float32Array(Math.ceil(samples.length / voiceActivityHopSamples));
  for (let start = 0; start < samples.length; start += samplesAtOnce)
    probabilities.set(
      await model.next(samples.subarray(start, start + samplesAtOnce)),
      start / voiceActivityHopSamples,
    );
  await model.close();
  return probabilities;
};
