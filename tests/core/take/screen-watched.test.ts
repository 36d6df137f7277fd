import { describe, expect, test } from 'vitest';
import type { TakeEvent, Track } from '../../../src/contract/take.ts';
import { momentsWithin, screenWatchedOf } from '../../../src/core/take/screen-watched.ts';

const durationMs = 60_000;
const track = (kind: Track['kind'], fragmentCount = 60): Track => ({
  kind,
  label: kind,
  contentType: 'video/mp4',
  fileName: `${kind}.mp4`,
  byteLength: 1000 * fragmentCount,
  startMs: 0,
  endMs: durationMs,
  fragmentCount,
});
const watchedOf = (tracks: Track[], events: TakeEvent[] = []) =>
  screenWatchedOf({ tracks, durationMs }, events).map(({ startMs, endMs }) => [startMs, endMs]);

describe('a screen is watched', () => {
  test('for the whole of a take that recorded one, also where nothing on it ever changed', () => {
    expect(watchedOf([track('screen'), track('camera'), track('speech')])).toEqual([[0, durationMs]]);
  });

  test('at no time of an import, of a camera alone, or of a screen that never gave a picture', () => {
    expect(watchedOf([track('original'), track('speech')])).toEqual([]);
    expect(watchedOf([track('camera'), track('microphone'), track('speech')])).toEqual([]);
    expect(watchedOf([track('screen', 0), track('speech')])).toEqual([]);
  });

  test('not while its window is minimised or its sharing has ended, and again when it is back', () => {
    const events: TakeEvent[] = [
      { kind: 'source-lost', atMs: 5000, track: 'camera', reason: 'stalled' },
      { kind: 'source-lost', atMs: 10_000, track: 'screen', reason: 'muted' },
      { kind: 'source-returned', atMs: 14_000, track: 'screen', label: 'Window' },
      { kind: 'source-changed', atMs: 20_000, track: 'screen', label: 'Another window' },
      { kind: 'source-lost', atMs: 30_000, track: 'screen', reason: 'ended' },
      { kind: 'source-lost', atMs: 31_000, track: 'screen', reason: 'ended' },
      { kind: 'source-changed', atMs: 40_000, track: 'screen', label: 'Window' },
    ];
    expect(watchedOf([track('screen')], events)).toEqual([
      [0, 10_000],
      [14_000, 30_000],
      [40_000, durationMs],
    ]);
  });

  test('no longer once its track has ended', () => {
    const events: TakeEvent[] = [
      { kind: 'track-ended', atMs: 20_000, track: 'screen', reason: 'encoder' },
      { kind: 'source-changed', atMs: 30_000, track: 'screen', label: 'Another window' },
    ];
    expect(watchedOf([track('screen')], events)).toEqual([[0, 20_000]]);
  });
});

test('moments of a part are told on its own clock, and never leave it', () => {
  const watched = [
    { startMs: 0, endMs: 2000 },
    { startMs: 4000, endMs: 9000 },
    { startMs: 12_000, endMs: 15_000 },
  ];
  expect(momentsWithin(watched, { startMs: 1500, endMs: 8000 })).toEqual([
    { startMs: 0, endMs: 500 },
    { startMs: 2500, endMs: 6500 },
  ]);
});
