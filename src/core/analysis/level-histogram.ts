import { silenceDbfs } from './frame-grid.ts';

/** Levels of the recent past, from which percentiles can be asked. */
export interface LevelHistogram {
  /** Takes the level of the next frame, in dBFS. */
  add(levelDbfs: number): void;
  /** Level in whole dBFS below which this share (0..1) of the remembered frames lies; undefined before the first. */
  percentile(share: number): number | undefined;
}

const binCount = -silenceDbfs + 1;

/** Makes a histogram in steps of 1 dB that forgets with a time constant of `memoryFrames` frames. */
export const createLevelHistogram = (memoryFrames: number): LevelHistogram => {
  const counts = new Float64Array(binCount);
  const keep = 1 - 1 / memoryFrames;
  let total = 0;
  return {
    add: (levelDbfs) => {
      for (let bin = 0; bin < binCount; bin++) counts[bin] = (counts[bin] as number) * keep;
      const bin = Math.max(0, Math.min(binCount - 1, Math.round(levelDbfs) - silenceDbfs));
      counts[bin] = (counts[bin] as number) + 1;
      total = total * keep + 1;
    },
    percentile: (share) => {
      if (total === 0) return undefined;
      let sum = 0;
      for (let bin = 0; bin < binCount; bin++) {
        sum += counts[bin] as number;
        if (sum >= total * share) return bin + silenceDbfs;
      }
      return 0;
    },
  };
};
