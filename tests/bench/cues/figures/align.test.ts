import { expect, test } from 'vitest';
import { noise } from '../../../core/analysis/sounds.ts';
import { follow, lagAt } from './align.ts';

const given = noise(6, 0.1);
const samplesOf = (ms: number): number => ms * 16;

const recorded = (
  lagMs: number,
  change?: { readonly atMs: number; readonly missingMs: number },
): Float32Array => {
  const sound = new Float32Array(given.length + samplesOf(lagMs));
  const cut = change ? samplesOf(change.atMs) : given.length;
  sound.set(given.subarray(0, cut), samplesOf(lagMs));
  if (change) sound.set(given.subarray(cut + samplesOf(change.missingMs)), samplesOf(lagMs) + cut);
  return sound;
};

test('a sound is found again in its recording, however much later', () => {
  for (const lagMs of [0, 137, 1_940]) {
    const places = follow(given, recorded(lagMs), 1_000);
    for (const atMs of [0, 2_500, 5_400]) expect(lagAt(places, atMs)).toBeCloseTo(lagMs, 0);
  }
});

test('where sound is missing in the recording, the lag is another one from there on', () => {
  const places = follow(given, recorded(500, { atMs: 3_000, missingMs: 20 }), 500);
  expect(lagAt(places, 2_000)).toBeCloseTo(500, 0);
  expect(lagAt(places, 5_000)).toBeCloseTo(480, 0);
});

test('another sound is not found', () => {
  const places = follow(given.subarray(0, samplesOf(1_000)), noise(3, 0.1, 99), 0);
  expect(places.every(({ lagMs }) => lagMs === undefined)).toBe(true);
  expect(lagAt(places, 0)).toBeNaN();
});
