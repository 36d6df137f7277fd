/** How long to wait between tries. */
export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** Two seconds after the first failure, at most ten minutes later on. */
export const defaultBackoff: Backoff = { firstMs: 2_000, longestMs: 600_000 };

/**
 * Milliseconds until the next try: doubled with every failure in a row, then spread over the upper half (`chance` in [0, 1)), so that a
 * backend that comes back is not met by all studios at once.
 */
export const waitMs = (failedTries: number, chance: number, backoff: Backoff = defaultBackoff): number => {
  const doublings = Math.min(Math.max(0, failedTries - 1), 30);
  const full = Math.min(backoff.longestMs, backoff.firstMs * 2 ** doublings);
  return Math.round(full * (0.5 + chance / 2));
};
