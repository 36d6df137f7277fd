/** A stream of seeded random numbers: the same seed gives the same corpus on every machine. */
export interface Random {
  /** In [0, 1). */
  (): number;
  readonly between: (low: number, high: number) => number;
  /** Evenly spread on a logarithmic scale. */
  readonly logBetween: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
  /** Roughly normal: mean 0, standard deviation 1. */
  readonly normal: () => number;
}

const hashOf = (seed: string): number => {
  let hash = 2_166_136_261;
  for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
};

/** A stream from a name (mulberry32). */
export const randomOf = (seed: string): Random => {
  let state = hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + (high - low) * next();
  return Object.assign(next, {
    between,
    logBetween: (low: number, high: number): number => Math.exp(between(Math.log(low), Math.log(high))),
    chance: (share: number): boolean => next() < share,
    pick: <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)] as T,
    normal: (): number => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  });
};
