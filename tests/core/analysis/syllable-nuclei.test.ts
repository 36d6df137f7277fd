import { describe, expect, test } from 'vitest';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { createNucleusFollower } from '../../../src/core/analysis/syllable-nuclei.ts';
import { joined, noise, silence, voice, vowels } from './sounds.ts';

const nucleiOf = (samples: Float32Array) => {
  const frames = extractFrames(samples);
  const follower = createNucleusFollower();
  follower.advance(frames, frames.count);
  return follower.nuclei;
};

/** Loudness that rises and falls `perSecond` times, by `depthDb`. */
const babble = (seconds: number, perSecond: number, depthDb: number): Float32Array =>
  joined(
    silence(0.2),
    voice({
      seconds,
      pitchHz: () => 140,
      formantsHz: () => vowels.a,
      gain: (t) => 10 ** ((-depthDb * (0.5 + 0.5 * Math.cos(2 * Math.PI * perSecond * t))) / 20),
    }),
    silence(0.2),
  );

describe('syllable nuclei', () => {
  test.each([2, 4, 6])('are counted at %i a second', (perSecond) => {
    expect(nucleiOf(babble(3, perSecond, 12)).length).toBe(3 * perSecond);
  });

  test('lie at the peaks', () => {
    for (const [index, { atMs }] of nucleiOf(babble(2, 4, 12)).entries())
      expect(Math.abs(atMs - (200 + 125 + 250 * index))).toBeLessThan(40);
  });

  test('need dips of 1 dB', () => {
    expect(nucleiOf(babble(3, 4, 0.5)).length).toBeLessThanOrEqual(1);
    expect(nucleiOf(babble(3, 4, 4)).length).toBe(12);
  });

  test('must be voiced', () => {
    const bursts = joined(...Array.from({ length: 6 }, () => joined(noise(0.1, 0.1), silence(0.15))));
    expect(nucleiOf(bursts).length).toBeLessThanOrEqual(1);
  });

  test('are not counted far below the loudest', () => {
    const murmur = babble(1, 4, 12).map((sample) => sample * 0.02);
    expect(nucleiOf(joined(babble(1, 4, 12), murmur)).length).toBe(4);
  });
});
