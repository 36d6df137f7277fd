import { sampleRateHz } from '../../../../src/core/analysis/frame-grid.ts';

/** Shorter ones are chance. */
const leastHoleMs = 5;

/** Where a recording has nothing at all between two moments, in ms: a run has the noise of its room everywhere, and lost sound becomes silence. */
export const holesOf = (samples: Float32Array, fromMs: number, untilMs: number): number[] => {
  const least = (leastHoleMs * sampleRateHz) / 1000;
  const holes: number[] = [];
  let empty = 0;
  for (let index = Math.round(fromMs * 16); index < Math.min(samples.length, untilMs * 16); index++) {
    empty = samples[index] === 0 ? empty + 1 : 0;
    if (empty === least) holes.push((index + 1 - least) / 16);
  }
  return holes;
};
