import { describe, expect, test } from 'vitest';
import { cueLimits } from '../../../src/core/cues/limits.ts';

const usual = cueLimits({ bands: {}, profile: null, retuning: {} });
const profile = {
  syllablesPerWord: 1.35,
  levelDbfs: -22,
  pitchSemitones: 2.5,
  measuredAt: '2026-03-01T09:30:00.000Z',
};

describe('limits of the cues', () => {
  test("are the report's bands where nothing else is known", () => {
    expect(usual.paceWpm).toMatchObject({ fast: 165, slow: 100 });
    expect(usual.pitchSemitones.flat).toBe(2);
    expect(usual.silenceMs).toBe(3000);
    expect(usual.fillerCount).toBe(3);
  });

  test("follow the kit's own bands", () => {
    const kit = cueLimits({ bands: { 'speech-rate': { from: 90, to: 150 } }, profile: null, retuning: {} });
    expect(kit.paceWpm).toMatchObject({ fast: 150, slow: 90 });
  });

  test('fit the speaker: own syllables, own level, and a pitch that moves little by nature', () => {
    const own = cueLimits({ bands: {}, profile, retuning: {} });
    expect(own.syllablesPerWord).toBe(1.35);
    expect(own.levelDbfs.quiet).toBe(-32);
    expect(own.pitchSemitones.flat).toBeCloseTo(1.5);
  });

  test('widen with each cue that was called wrong, that one only', () => {
    const once = cueLimits({ bands: {}, profile: null, retuning: { 'too-fast': 1 } });
    const twice = cueLimits({ bands: {}, profile: null, retuning: { 'too-fast': 2, 'long-silence': 1 } });
    expect(once.paceWpm.fast).toBeGreaterThan(usual.paceWpm.fast);
    expect(twice.paceWpm.fast).toBeGreaterThan(once.paceWpm.fast);
    expect(once.paceWpm.slow).toBe(usual.paceWpm.slow);
    expect(twice.silenceMs).toBe(4000);
  });
});
