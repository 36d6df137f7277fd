import type { Channels } from '../capture/resampler.ts';

/**
 * Sounds of one length laid over each other, each as loud as it was recorded. What would be louder than full scale is rounded off
 * gently instead of cut; up to -3 dBFS nothing is changed.
 */
export const mixSounds = (
  sounds: readonly Channels[],
  channels: number,
  length: number,
): Float32Array<ArrayBuffer>[] =>
  Array.from({ length: channels }, (_, channel) => {
    const mixed = new Float32Array(length);
    for (const sound of sounds) {
      const samples = sound[channel] ?? sound[0];
      if (!samples) continue;
      for (let index = 0; index < Math.min(length, samples.length); index += 1)
        mixed[index] = (mixed[index] ?? 0) + (samples[index] ?? 0);
    }
    if (sounds.length > 1)
      for (let index = 0; index < length; index += 1) mixed[index] = soften(mixed[index] ?? 0);
    return mixed;
  });

/** -3 dBFS. */
const knee = 0.7079;

/** Leaves a sample as it is up to the knee; above, it nears 1 and never passes it. */
export const soften = (sample: number): number => {
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  const above = (size - knee) / (1 - knee);
  return Math.sign(sample) * (knee + (1 - knee) * Math.tanh(above));
};
