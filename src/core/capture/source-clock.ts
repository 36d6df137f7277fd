/**
 * Ties the timestamps of a source (a camera's frames, a microphone's blocks) to the wall clock. Their zero differs from source to
 * source and browser to browser, so it is measured: a piece cannot arrive before it was captured, and now and then one arrives with next
 * to no delay. The smallest `arrival - timestamp` of the last half minute is therefore the offset between the two clocks (plus
 * the shortest delay, a millisecond or so); forgetting older ones lets a source's own clock drift.
 */
export interface SourceClock {
  /** Learns from a piece that was complete at `timestampMs` of the source's clock and arrived at `wallMs`. */
  readonly observe: (timestampMs: number, wallMs: number) => void;
  /** Wall time of a timestamp, never later than the arrival of the piece observed last. Undefined before the first observation. */
  readonly wallMs: (timestampMs: number) => number | undefined;
}

/** Timestamps of a source go forward; a step back by more than jitter means that it counts from another zero now. */
const stepBackMs = 5;

/** Two windows are remembered, this one and the one before. */
const windowMs = 15_000;

/** A source whose pieces are all later than this, for this long, has moved its zero. */
const movedByMs = 60;
const movedForMs = 2_000;

/** A clock that has seen nothing yet. */
export const createSourceClock = (): SourceClock => {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let currentMinimum = Number.POSITIVE_INFINITY;
  let previousMinimum = Number.POSITIVE_INFINITY;
  let lastTimestampMs = Number.NEGATIVE_INFINITY;
  let lateSinceMs: number | undefined;
  let lateMinimum = Number.POSITIVE_INFINITY;

  const offset = (): number => Math.min(currentMinimum, previousMinimum);

  const noticeMove = (candidate: number, wallMs: number): void => {
    if (candidate <= offset() + movedByMs) {
      lateSinceMs = undefined;
      lateMinimum = Number.POSITIVE_INFINITY;
      return;
    }
    lateSinceMs ??= wallMs;
    lateMinimum = Math.min(lateMinimum, candidate);
    if (wallMs - lateSinceMs < movedForMs) return;
    currentMinimum = lateMinimum;
    previousMinimum = lateMinimum;
    lateSinceMs = undefined;
    lateMinimum = Number.POSITIVE_INFINITY;
  };

  return {
    observe: (timestampMs, wallMs) => {
      if (wallMs - windowStartMs >= windowMs) {
        windowStartMs = wallMs;
        previousMinimum = currentMinimum;
        currentMinimum = Number.POSITIVE_INFINITY;
      }
      if (timestampMs < lastTimestampMs - stepBackMs) {
        currentMinimum = Number.POSITIVE_INFINITY;
        previousMinimum = Number.POSITIVE_INFINITY;
      }
      lastTimestampMs = timestampMs;
      const candidate = wallMs - timestampMs;
      if (Number.isFinite(offset())) noticeMove(candidate, wallMs);
      currentMinimum = Math.min(currentMinimum, candidate);
    },
    wallMs: (timestampMs) => (Number.isFinite(offset()) ? timestampMs + offset() : undefined),
  };
};
