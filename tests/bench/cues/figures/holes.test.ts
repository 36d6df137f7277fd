import { expect, test } from 'vitest';
import { noise } from '../../../core/analysis/sounds.ts';
import { holesOf } from './holes.ts';

test('a recording of a room has a hole where its samples are nothing, one for each, and only between the two moments', () => {
  const sound = noise(3, 0.001);
  expect(holesOf(sound, 0, 3_000)).toEqual([]);
  for (const atMs of [500, 1_000, 2_000]) sound.fill(0, atMs * 16, (atMs + 20) * 16);
  expect(holesOf(sound, 700, 3_000)).toEqual([1_000, 2_000]);
  expect(holesOf(sound, 0, 900)).toEqual([500]);
});
