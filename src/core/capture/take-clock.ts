interface Stretch {
  readonly wallStartMs: number;
  readonly takeStartMs: number;
  readonly wallEndMs: number | undefined;
}

/**
 * The one clock of a take. Wall times are milliseconds of any clock that only goes forward, the same for all calls; take time starts at
 * 0 and stands still in a pause.
 */
export interface TakeClock {
  readonly start: (wallMs: number) => void;
  readonly pause: (wallMs: number) => void;
  readonly resume: (wallMs: number) => void;
  /**
   * Take time of a moment, fractions kept. Negative before the start; undefined inside a pause, and before the clock was started. The
   * moment may lie in the past: media arrives after it was captured.
   */
  readonly at: (wallMs: number) => number | undefined;
  /** Take time shown to people: like `at`, but standing still in a pause, never negative, whole milliseconds. */
  readonly elapsed: (wallMs: number) => number;
}

/** A clock that is not started yet. */
export const createTakeClock = (): TakeClock => {
  const stretches: Stretch[] = [];

  const takeTime = (stretch: Stretch, wallMs: number): number =>
    stretch.takeStartMs + wallMs - stretch.wallStartMs;

  const elapsedExactly = (wallMs: number): number => {
    const stretch = stretches.findLast((candidate) => candidate.wallStartMs <= wallMs) ?? stretches[0];
    if (!stretch) return 0;
    return Math.max(0, takeTime(stretch, Math.min(wallMs, stretch.wallEndMs ?? wallMs)));
  };

  return {
    start: (wallMs) => {
      if (stretches.length === 0)
        stretches.push({ wallStartMs: wallMs, takeStartMs: 0, wallEndMs: undefined });
    },
    pause: (wallMs) => {
      const last = stretches.at(-1);
      if (!last || last.wallEndMs !== undefined) return;
      stretches[stretches.length - 1] = { ...last, wallEndMs: Math.max(wallMs, last.wallStartMs) };
    },
    resume: (wallMs) => {
      const last = stretches.at(-1);
      if (last?.wallEndMs === undefined) return;
      const takeStartMs = takeTime(last, last.wallEndMs);
      stretches.push({ wallStartMs: Math.max(wallMs, last.wallEndMs), takeStartMs, wallEndMs: undefined });
    },
    at: (wallMs) => {
      const first = stretches[0];
      if (!first) return undefined;
      const stretch = stretches.findLast((candidate) => candidate.wallStartMs <= wallMs) ?? first;
      const isInPause = stretch.wallEndMs !== undefined && wallMs >= stretch.wallEndMs;
      return isInPause ? undefined : takeTime(stretch, wallMs);
    },
    elapsed: (wallMs) => Math.round(elapsedExactly(wallMs)),
  };
};
