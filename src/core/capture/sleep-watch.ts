/** Two clocks of one moment: one that only goes forward, and the one that people set. Milliseconds. */
export interface Moments {
  readonly steadyMs: number;
  readonly dateMs: number;
}

/** A time in which nothing ran. */
export interface Sleep {
  /** From when to when on the steady clock; no time at all where that clock slept too. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How long it was for people. */
  readonly sleptMs: number;
}

/** Notices that the machine slept, or that the studio was stopped for a while. */
export interface SleepWatch {
  /** To be asked at every tick and every arrival of media; answers once for each sleep. */
  readonly look: (now: Moments) => Sleep | undefined;
}

/** A busy machine may hold a worker for a second or two; longer than this it was asleep, or we were. */
const shortestSleepMs = 5_000;

/**
 * On some systems the steady clock goes on while the machine sleeps (Windows), on others it stands still (Linux, macOS); then only the
 * date jumps. A date that is set forward by hand looks the same: it is told as a sleep, and changes nothing in the take.
 */
export const createSleepWatch = (): SleepWatch => {
  let last: Moments | undefined;
  return {
    look: (now) => {
      const before = last;
      last = now;
      if (!before) return undefined;
      const steadyGapMs = now.steadyMs - before.steadyMs;
      const dateGapMs = now.dateMs - before.dateMs;
      if (steadyGapMs >= shortestSleepMs)
        return {
          fromMs: before.steadyMs,
          toMs: now.steadyMs,
          sleptMs: Math.round(Math.max(steadyGapMs, dateGapMs)),
        };
      if (dateGapMs - steadyGapMs >= shortestSleepMs)
        return { fromMs: now.steadyMs, toMs: now.steadyMs, sleptMs: Math.round(dateGapMs) };
      return undefined;
    },
  };
};
