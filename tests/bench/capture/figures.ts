import type { Mark } from './marks/mark-log.ts';

/** What became of a picture's frames. */
export interface PictureFigures {
  /** Numbers that were shown while the take ran. */
  readonly expected: number;
  /** Numbers that stand in the file, each once. */
  readonly got: number;
  /** Frames of the file that show the number of the frame before them. */
  readonly repeated: number;
  /** Frames in which no number could be read. */
  readonly unreadable: number;
}

/** Steps from one number to the next, where numbers count up to `limit` and then from 0. */
const stepsBetween = (from: number, to: number, limit: number): number => (to - from + limit) % limit;

/** Counts a file's frames, from the first in which a number can be read: a window that covered the counter is no loss. */
export const pictureFigures = (marks: readonly Mark[], durationMs: number, fps: number): PictureFigures => {
  let got = 0;
  let repeated = 0;
  let unreadable = 0;
  let last: number | undefined;
  let firstMs: number | undefined;
  for (const [number, atMs] of marks) {
    if (number < 0) {
      if (firstMs !== undefined) unreadable += 1;
      continue;
    }
    firstMs ??= atMs;
    if (number === last) repeated += 1;
    else got += 1;
    last = number;
  }
  const expected = Math.round(((durationMs - (firstMs ?? 0)) * fps) / 1000);
  return { expected, got, repeated, unreadable };
};

/** How far a track's marks lie from where their source was when they were given: `atMs` of take time, and the difference. */
export interface Offset {
  readonly atMs: number;
  /** Take time of the mark less the wall time at which it was given, less the same constant for all tracks. */
  readonly offsetMs: number;
}

/** A mark is looked for this far around the time at which it should have been given. */
const searchMs = 1_500;

/**
 * Pairs the marks of a track's file with those that its source gave. `startWallMs`: wall time of take time 0, as well as it is known (its
 * error is the same for all tracks, so that it cancels out of every skew). Only the first of equal marks in a row counts.
 */
export const offsetsOf = (inFile: readonly Mark[], given: readonly Mark[], startWallMs: number): Offset[] => {
  const byNumber = new Map<number, number[]>();
  let lastGiven: number | undefined;
  for (const [number, atMs] of given) {
    if (number >= 0 && number !== lastGiven) byNumber.set(number, [...(byNumber.get(number) ?? []), atMs]);
    lastGiven = number;
  }
  const offsets: Offset[] = [];
  let last: number | undefined;
  for (const [number, atMs] of inFile) {
    if (number < 0 || number === last) continue;
    last = number;
    const expectedMs = startWallMs + atMs;
    const nearest = byNumber
      .get(number)
      ?.reduce((best, each) => (Math.abs(each - expectedMs) < Math.abs(best - expectedMs) ? each : best));
    if (nearest === undefined || Math.abs(nearest - expectedMs) > searchMs) continue;
    offsets.push({ atMs, offsetMs: expectedMs - nearest });
  }
  return offsets;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/** Slope of a line through points by least squares, in units of `offsetMs` a millisecond. */
const slopeOf = (offsets: readonly Offset[]): number => {
  const meanAt = offsets.reduce((sum, { atMs }) => sum + atMs, 0) / offsets.length;
  const meanOffset = offsets.reduce((sum, { offsetMs }) => sum + offsetMs, 0) / offsets.length;
  let above = 0;
  let below = 0;
  for (const { atMs, offsetMs } of offsets) {
    above += (atMs - meanAt) * (offsetMs - meanOffset);
    below += (atMs - meanAt) ** 2;
  }
  return below === 0 ? 0 : above / below;
};

const msPerHour = 3_600_000;

/** Skew of one track against another. Positive: the first comes later in the take than it should beside the second. */
export interface SkewFigures {
  readonly startMs: number;
  readonly endMs: number;
  /** From a line through all marks of both tracks, of which single late ones are smoothed away. */
  readonly driftMsPerHour: number;
  /** How uncertain the drift is for the length of the take: the marks' scatter, from end to end. */
  readonly driftErrorMsPerHour: number;
}

/** Medians of some seconds each: what is left when single pieces were late. */
const smoothed = (offsets: readonly Offset[], windowMs: number): Offset[] => {
  const windows = Map.groupBy(offsets, ({ atMs }) => Math.floor(atMs / windowMs));
  return [...windows.values()].map((window) => ({
    atMs: median(window.map(({ atMs }) => atMs)),
    offsetMs: median(window.map(({ offsetMs }) => offsetMs)),
  }));
};

/** `edgeMs`: how much of the beginning and of the end is looked at. */
export const skewFigures = (
  first: readonly Offset[],
  second: readonly Offset[],
  durationMs: number,
  edgeMs = 10_000,
): SkewFigures | undefined => {
  const edge = Math.min(edgeMs, durationMs / 3);
  const at = (offsets: readonly Offset[], isIn: (atMs: number) => boolean): number =>
    median(offsets.filter(({ atMs }) => isIn(atMs)).map(({ offsetMs }) => offsetMs));
  const startMs = at(first, (ms) => ms < edge) - at(second, (ms) => ms < edge);
  const endMs = at(first, (ms) => ms > durationMs - edge) - at(second, (ms) => ms > durationMs - edge);
  if (!Number.isFinite(startMs) || !Number.isFinite(endMs)) return undefined;
  const windowMs = Math.max(2_000, durationMs / 60);
  const [a, b] = [smoothed(first, windowMs), smoothed(second, windowMs)];
  const residual = (points: readonly Offset[]): number => {
    const slope = slopeOf(points);
    const detrended = points.map(({ atMs, offsetMs }) => offsetMs - slope * atMs);
    const centre = median(detrended);
    return 1.48 * median(detrended.map((value) => Math.abs(value - centre)));
  };
  // Of a slope through n even points over a length: scatter x sqrt(12 / n) / length.
  const errorOf = (points: readonly Offset[]): number =>
    (residual(points) * Math.sqrt(12 / Math.max(3, points.length))) / durationMs;
  return {
    startMs,
    endMs,
    driftMsPerHour: (slopeOf(a) - slopeOf(b)) * msPerHour,
    driftErrorMsPerHour: Math.hypot(errorOf(a), errorOf(b)) * msPerHour,
  };
};

/** Sound that a device left out: how much later its last beep came than the first one promised. */
export const soundLostMs = (beeps: readonly Mark[]): number => {
  let lost = 0;
  for (const [index, [second, atMs]] of beeps.entries()) {
    const [lastSecond, lastMs] = beeps[index - 1] ?? [];
    if (lastSecond === undefined || lastMs === undefined) continue;
    const seconds = stepsBetween(lastSecond, second, 10);
    // More than one beep missing in a row is told by time, since pitches repeat.
    lost += Math.max(0, atMs - lastMs - 1000 * Math.max(1, seconds));
  }
  return lost;
};

/** Slope of memory over time by least squares: megabytes an hour. */
export const growthPerHour = (
  samples: readonly { readonly atMs: number; readonly megabytes: number }[],
): number => slopeOf(samples.map(({ atMs, megabytes }) => ({ atMs, offsetMs: megabytes }))) * msPerHour;
