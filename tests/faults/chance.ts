/** Numbers that look like chance and are the same for the same seed (mulberry32). */
export interface Chance {
  /** From `low` up to, but not including, `high`. */
  readonly between: (low: number, high: number) => number;
  readonly whole: (low: number, high: number) => number;
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T;
  readonly isTrue: (share: number) => boolean;
}

export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // The first numbers of neighbouring seeds are alike.
  for (let index = 0; index < 8; index += 1) next();
  const between = (low: number, high: number): number => low + next() * (high - low);
  return {
    between,
    whole: (low, high) => Math.floor(between(low, high)),
    oneOf: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    isTrue: (share) => next() < share,
  };
};
