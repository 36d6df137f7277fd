import type { DiskStanding } from '../../contract/take.ts';

/** The rate of a take is known after this much of it. */
const shortestMeasuredMs = 5_000;

/** The rate is that of the take's last minute. */
const windowMs = 60_000;

/** The speaker is told when less than this is left. */
const lowMinutes = 10;

/** How fast a take grows, by its own clock, so that a pause or a computer asleep does not count. */
export interface WriteRate {
  /** `endMs`: how far the take is now, in take time. */
  readonly add: (byteLength: number, endMs: number) => void;
  /** Null until enough was written to tell. */
  readonly bytesPerSecond: () => number | null;
}

/** A rate without anything written yet. */
export const createWriteRate = (): WriteRate => {
  let samples: readonly { readonly atMs: number; readonly bytes: number }[] = [];
  let bytes = 0;
  let atMs = 0;
  return {
    add: (byteLength, endMs) => {
      samples = samples.length === 0 ? [{ atMs: endMs, bytes: 0 }] : samples;
      bytes += byteLength;
      atMs = Math.max(atMs, endMs);
      const last = samples.at(-1);
      if (last && atMs - last.atMs >= 1000) samples = [...samples, { atMs, bytes }];
      const oldest = samples.findLastIndex((sample) => atMs - sample.atMs >= windowMs);
      if (oldest > 0) samples = samples.slice(oldest);
    },
    bytesPerSecond: () => {
      const first = samples[0];
      if (!first || atMs - first.atMs < shortestMeasuredMs) return null;
      return ((bytes - first.bytes) * 1000) / (atMs - first.atMs);
    },
  };
};

/**
 * How the disk stands for a take that grows at `bytesPerSecond` (null: not known yet). While the rate is not known, twice the reserve is
 * taken for low.
 */
export const diskStanding = (
  freeBytes: number,
  reserveBytes: number,
  bytesPerSecond: number | null,
): DiskStanding => {
  const usable = Math.max(0, freeBytes - reserveBytes);
  const minutesLeft = bytesPerSecond ? usable / bytesPerSecond / 60 : null;
  if (freeBytes < reserveBytes) return { state: 'reserve', freeBytes, minutesLeft };
  const isLow = minutesLeft === null ? freeBytes < 2 * reserveBytes : minutesLeft < lowMinutes;
  return { state: isLow ? 'low' : 'enough', freeBytes, minutesLeft };
};
