/** Frames that may be on their way to us without being missed. */
const framesUnderWay = 4;

/** Counts the frames that were lost, wherever, and tells of them now and then. */
export interface FrameDrops {
  readonly drop: (count: number) => void;
  /** A frame came from the device. */
  readonly received: () => void;
  /** Learns how many frames the device has captured: those that never came are lost too. */
  readonly captured: (frames: number) => void;
  /** Another device is read from here on; it counts from anew. */
  readonly replaced: () => void;
  /** Tells what is untold, at most once a second or, at the end, in any case. */
  readonly tell: (atMs: number, isLast?: boolean) => void;
  readonly total: () => number;
}

export const createFrameDrops = (onDrops: (count: number, atMs: number) => void): FrameDrops => {
  let total = 0;
  let untold = 0;
  let lastToldMs = 0;
  let received = 0;
  let missed = 0;
  /** Captured less received when counting began. */
  let capturedBefore: number | undefined;

  const drop = (count: number): void => {
    total += count;
    untold += count;
  };

  return {
    drop,
    received: () => {
      received += 1;
    },
    captured: (frames) => {
      capturedBefore ??= frames - received;
      const missedNow = frames - capturedBefore - received;
      if (missedNow <= missed + framesUnderWay) return;
      drop(missedNow - missed);
      missed = missedNow;
    },
    replaced: () => {
      capturedBefore = undefined;
      missed = 0;
    },
    tell: (atMs, isLast = false) => {
      if (untold === 0 || (!isLast && atMs - lastToldMs < 1000)) return;
      onDrops(untold, atMs);
      untold = 0;
      lastToldMs = atMs;
    },
    total: () => total,
  };
};
