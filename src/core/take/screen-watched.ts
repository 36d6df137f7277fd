import type { Moment } from '../../contract/primitives.ts';
import type { Take, TakeEvent } from '../../contract/take.ts';

/** What is left of the moments within the range, told on the range's own clock, whose zero is the range's start. In order, as given. */
export const momentsWithin = (moments: readonly Moment[], range: Moment): Moment[] =>
  moments
    .map(({ startMs, endMs }) => ({
      startMs: Math.max(0, startMs - range.startMs),
      endMs: Math.min(range.endMs, endMs) - range.startMs,
    }))
    .filter(({ startMs, endMs }) => endMs > startMs);

/**
 * When the studio watched a screen for changes, in order and apart: while it recorded one, except where nothing came of it (a minimised
 * window, sharing that was ended). None for a recording that was imported, or of a camera or a voice alone.
 */
export const screenWatchedOf = (
  { tracks, durationMs }: Pick<Take, 'tracks' | 'durationMs'>,
  events: readonly TakeEvent[],
): Moment[] => {
  if (!tracks.some(({ kind, fragmentCount }) => kind === 'screen' && fragmentCount > 0)) return [];
  const watched: Moment[] = [];
  let sinceMs: number | undefined = 0;
  const close = (endMs: number): void => {
    if (sinceMs !== undefined) watched.push({ startMs: sinceMs, endMs });
    sinceMs = undefined;
  };
  for (const event of events.toSorted((a, b) => a.atMs - b.atMs)) {
    if (!('track' in event) || event.track !== 'screen') continue;
    if (event.kind === 'source-lost' || event.kind === 'track-ended') close(event.atMs);
    if (event.kind === 'source-returned' || event.kind === 'source-changed') sinceMs ??= event.atMs;
    if (event.kind === 'track-ended') break;
  }
  close(durationMs);
  return momentsWithin(watched, { startMs: 0, endMs: durationMs });
};
