import { expect, test } from 'vitest';
import type { Place } from './align.ts';
import { lossesOf } from './losses.ts';

const places = (lagAtMs: (atMs: number) => number | undefined): Place[] =>
  Array.from({ length: 60 }, (_, index) => ({ atMs: index * 160, lagMs: lagAtMs(index * 160) }));

test('sound that was lost is counted once, where what comes after stands earlier', () => {
  const [atMs, ...others] = lossesOf(places((at) => (at < 4_000 ? 500 : 480)));
  expect(others).toEqual([]);
  expect(Math.abs((atMs ?? 0) - 4_000)).toBeLessThanOrEqual(480);
});

test('sound that the recorder catches up with by playing slower was lost all the same', () => {
  expect(lossesOf(places((at) => (at < 4_000 ? 500 : Math.min(500, 480 + (at - 4_000) / 100))))).toHaveLength(
    1,
  );
});

test('a device that is late loses nothing, nor does a clock that is followed, a place found a period off, or none found', () => {
  expect(lossesOf(places((at) => (at < 4_000 ? 500 : 520)))).toEqual([]);
  expect(lossesOf(places((at) => 500 - at / 100))).toEqual([]);
  expect(lossesOf(places((at) => (at % 640 === 0 ? 500 - at / 100 : undefined)))).toEqual([]);
  expect(lossesOf(places((at) => (at === 4_000 ? 491 : 500)))).toEqual([]);
  expect(lossesOf(places((at) => (at % 320 === 0 ? undefined : 500)))).toEqual([]);
});
