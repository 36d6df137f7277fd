/** Before this much is done, and this long has passed, nobody can say how long it takes. */
const leastShare = 0.03;
const leastMs = 2_000;

/** How long a work still takes that has come this far, in milliseconds; null while it is too early to say. */
export const timeLeftMs = (share: number, workedMs: number): number | null =>
  share < leastShare || workedMs < leastMs ? null : (workedMs * (1 - share)) / share;
