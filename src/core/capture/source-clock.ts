/**
 * Ties the timestamps of a source (a camera's frames, a microphone's blocks) to the wall clock. Their zero differs from source to
 * source and browser to browser, so it is measured: a piece cannot arrive before it was captured, and now and then one arrives with next
 * to no delay. The smallest `arrival - timestamp` of the last half minute is therefore the offset between the two clocks (plus
 * the shortest delay, a millisecond or so); forgetting older ones lets a source's own clock drift.
 */
export interface SourceClock {
  /** Learns from a piece that was complete at `timestampMs` of the source's clock and arrived at `wallMs`. */
  readonly observe: (timestampMs: number, wallMs: number) => void;
  /** Wall time of a timestamp. Before the first observation the timestamp itself. */
  readonly wallMs: (timestampMs: number) => number;
}

const windowMs = 15_000;

/** A clock that has seen nothing yet. Several sources may share one when their timestamps count from the same zero. */
export const createSourceClock = (): SourceClock => {
  let windowStartMs: number | undefined;
  let currentMinimum = Number.POSITIVE_INFINITY;
  let previousMinimum = Number.POSITIVE_INFINITY;

  return {
    observe: (timestampMs, wallMs) => {
      windowStartMs ??= wallMs;
      if (wallMs - windowStartMs >= windowMs) {
        windowStartMs = wallMs;
        previousMinimum = currentMinimum;
        currentMinimum = Number.POSITIVE_INFINITY;
      }
      currentMinimum = Math.min(currentMinimum, wallMs - timestampMs);
    },
    wallMs: (timestampMs) => {
      const offset = Math.min(currentMinimum, previousMinimum);
      return Number.isFinite(offset) ? timestampMs + offset : timestampMs;
    },
  };
};
