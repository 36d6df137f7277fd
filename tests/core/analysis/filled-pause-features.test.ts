import { describe, expect, test } from 'vitest';
import { describeCandidate, featureCount } from '../../../src/core/analysis/filled-pause-features.ts';
import { movementOf } from '../../../src/core/analysis/filled-pause-movement.ts';
import { slotCount, slotsOf } from '../../../src/core/analysis/filled-pause-slots.ts';
import { createSpeakerAverage } from '../../../src/core/analysis/speaker-average.ts';
import { candidate, count, usualOf, voice } from './made-frames.ts';

describe('what is usual for a speaker', () => {
  test('comes to be the own, whatever stood in for it', () => {
    const usual = usualOf(voice(6, 3));
    expect(usual.changeDb).toBeGreaterThan(5);
    expect(usual.changeDb).toBeLessThan(6.5);
    expect(usualOf(voice(2, 3)).changeDb).toBeLessThan(3);
    expect(usual.semitones).toBeCloseTo(12 * Math.log2(120 / 55), 0);
    expect(usualOf(voice(6, 6)).semitoneSpread).toBeGreaterThan(usual.semitoneSpread);
  });

  test('is not moved by frames without pitch, nor by parts that hold a silence', () => {
    const silent = { ...voice(6, 3), pitchHz: new Float32Array(count) };
    const fresh = createSpeakerAverage();
    fresh.learnPart(500);
    expect(usualOf(silent)).toEqual(fresh.usual);
  });

  test('tells how long its sounds are', () => {
    const speaker = createSpeakerAverage();
    for (let part = 0; part < 200; part++) speaker.learnPart(16);
    expect(speaker.usual.partFrames).toBeCloseTo(16, 0);
    expect(speaker.usual.logPart).toBeCloseTo(4, 0);
    expect(speaker.usual.logPartSpread).toBeLessThan(0.3);
  });
});

describe('the description of a candidate', () => {
  test('has so many numbers, all of them small', () => {
    for (const frames of [voice(6, 3), voice(2, 0.2), { ...voice(6, 3), pitchHz: new Float32Array(count) }]) {
      const features = describeCandidate(frames, candidate, usualOf(frames));
      expect(features).toHaveLength(featureCount);
      for (const value of features) expect(Math.abs(value)).toBeLessThan(20);
    }
  });

  test('is much the same for a voice that moves half as much, where movement is told against the own', () => {
    const [lively, calm] = [voice(6, 3), voice(3, 3)];
    const apart = (usual: ReturnType<typeof usualOf>): number => {
      const a = describeCandidate(lively, candidate, usualOf(lively));
      const b = describeCandidate(calm, candidate, usual);
      return a.reduce((sum, value, k) => sum + Math.abs(value - (b[k] as number)), 0);
    };
    expect(apart(usualOf(calm))).toBeLessThan(0.7 * apart(usualOf(lively)));
  });

  test('looks at the sound before and after it as well', () => {
    const slots = slotsOf(voice(6, 3), candidate);
    expect(slots).toHaveLength(slotCount);
    expect(slots.map(({ isInside }) => isInside)).toEqual([
      ...[false, false, false],
      ...[true, true, true, true, true, true],
      ...[false, false, false],
    ]);
    expect(slots[2]?.levelDb).toBeCloseTo(-24);
    expect(slots[4]?.levelDb).toBeCloseTo(-28);
    expect(slots[4]?.changeDb).toBeLessThan(slots[2]?.changeDb ?? 0);
  });

  test('tells a silence inside', () => {
    const frames = voice(6, 3);
    const intensityDbfs = frames.intensityDbfs.map((level, frame) =>
      frame >= 310 && frame < 325 ? -60 : level,
    );
    expect(movementOf(frames, candidate).longestQuietFrames).toBe(0);
    expect(movementOf({ ...frames, intensityDbfs }, candidate).longestQuietFrames).toBe(15);
    expect(movementOf(frames, candidate).stillShare).toBe(1);
  });
});
