/** Adds up the power of frames, and tells the level of their mean. */
export interface MeanPower {
  /** Takes the levels of some frames, in dBFS. */
  add(levelsDbfs: ArrayLike<number>): void;
  /** In dBFS; not a number before the first frame. */
  levelDbfs(): number;
}

/** Makes an empty sum. */
export const createMeanPower = (): MeanPower => {
  let power = 0;
  let count = 0;
  return {
    add: (levelsDbfs) => {
      for (let i = 0; i < levelsDbfs.length; i++) power += 10 ** ((levelsDbfs[i] ?? 0) / 10);
      count += levelsDbfs.length;
    },
    levelDbfs: () => 10 * Math.log10(power / count),
  };
};

/** Level of the mean power of several frames, in dBFS. */
export const meanLevelDbfs = (levelsDbfs: ArrayLike<number>): number => {
  const power = createMeanPower();
  power.add(levelsDbfs);
  return power.levelDbfs();
};
