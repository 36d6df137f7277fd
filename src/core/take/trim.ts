import type { Moment } from '../../contract/primitives.ts';
import type { TakeEvent } from '../../contract/take.ts';

/** The least that may be kept of a take, in milliseconds: less cannot be judged. */
export const shortestRangeMs = 1000;

/** A range inside a take of this length that keeps something worth judging. Milliseconds of take time. */
export const isPossibleRange = ({ startMs, endMs }: Moment, durationMs: number): boolean =>
  startMs >= 0 && endMs <= durationMs && endMs - startMs >= shortestRangeMs;

/** The same place as near as the range allows. */
export const clampTo = ({ startMs, endMs }: Moment, atMs: number): number =>
  Math.min(endMs, Math.max(startMs, atMs));

/**
 * The events of a range, told on the range's own clock, whose zero is the range's start. What was before is left out, but for the section
 * that was open then: it begins with the range.
 */
export const eventsWithin = (events: readonly TakeEvent[], { startMs, endMs }: Moment): TakeEvent[] => {
  const before = events.filter(({ atMs }) => atMs <= startMs);
  const open = before.findLast(({ kind }) => kind === 'section-started');
  const inside = events.filter(({ atMs }) => atMs > startMs && atMs < endMs);
  return [...(open ? [open] : []), ...inside].map((event) => ({
    ...event,
    atMs: Math.max(0, event.atMs - startMs),
  }));
};
