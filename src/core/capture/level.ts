/** Quietest level that is told apart, dBFS. */
export const silenceDbfs = -100;

/** Samples from here on count as full scale: a 16-bit converter's last steps. */
const fullScale = 0.999;

/** Level of a stretch of sound. dBFS of a full-scale square wave is 0; values lie in [-100, 0]. */
export interface SoundLevel {
  readonly rootMeanSquareDbfs: number;
  readonly peakDbfs: number;
  readonly clipped: boolean;
}

const toDbfs = (amplitude: number): number =>
  Math.min(0, Math.max(silenceDbfs, 20 * Math.log10(Math.max(amplitude, 1e-9))));

/** Root mean square and peak of samples in [-1, 1]; silence for none. */
export const soundLevel = (samples: Float32Array): SoundLevel => {
  let sumOfSquares = 0;
  let peak = 0;
  for (const sample of samples) {
    sumOfSquares += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  const rootMeanSquare = samples.length === 0 ? 0 : Math.sqrt(sumOfSquares / samples.length);
  return { rootMeanSquareDbfs: toDbfs(rootMeanSquare), peakDbfs: toDbfs(peak), clipped: peak >= fullScale };
};
