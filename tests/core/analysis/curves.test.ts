import { describe, expect, test } from 'vitest';
import { levelCurve, paceCurve, pitchCurve } from '../../../src/core/analysis/curves.ts';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import {
  clipping,
  levelSpreadDb,
  noiseFloorDbfs,
  voiceLevelDbfs,
} from '../../../src/core/analysis/loudness.ts';
import { pitchWindows } from '../../../src/core/analysis/pitch-variation.ts';
import { joined, noise, silence, tone, voice, vowels } from './sounds.ts';

describe('the pace curve', () => {
  test('counts words per minute over 10 s, cut off at the edges', () => {
    const everyHalfSecond = Array.from({ length: 60 }, (_, i) => i * 500);
    const { stepMs, values } = paceCurve(everyHalfSecond, 1, [{ startMs: 0, endMs: 30_000 }], 30_000);
    expect(stepMs).toBe(1000);
    expect(values).toHaveLength(31);
    expect(values.every((value) => value === 120)).toBe(true);
  });

  test('is empty where nobody speaks, and lower where somebody pauses', () => {
    const words = Array.from({ length: 20 }, (_, i) => i * 500);
    const { values } = paceCurve(words, 1, [{ startMs: 0, endMs: 10_000 }], 40_000);
    expect(values[5]).toBe(120);
    expect(values[10]).toBe(60);
    expect(values[30]).toBeNull();
  });

  test('turns syllables into words', () => {
    const syllables = Array.from({ length: 40 }, (_, i) => i * 250);
    expect(paceCurve(syllables, 1 / 2, [{ startMs: 0, endMs: 10_000 }], 10_000).values[5]).toBe(120);
  });
});

const twoTones = extractFrames(
  joined(
    silence(1),
    voice({ seconds: 1, pitchHz: () => 100, formantsHz: () => vowels.a }),
    voice({ seconds: 1, pitchHz: () => 200, formantsHz: () => vowels.a }),
    silence(1),
  ),
);
const voiced = [{ startMs: 1000, endMs: 3000 }];

describe('the pitch and level curves', () => {
  test("give pitch around the speaker's own middle, in semitones", () => {
    const { values } = pitchCurve(twoTones, voiced, 4000);
    expect(values[5]).toBeNull();
    expect(values[35]).toBeNull();
    expect((values[25] ?? 0) - (values[15] ?? 0)).toBeCloseTo(12, 0);
  });

  test('give the level where there is voice', () => {
    const { values } = levelCurve(twoTones, voiced, 4000);
    expect(values).toHaveLength(41);
    expect(values[15]).toBeCloseTo(-20, -1);
    expect(values[5]).toBeNull();
  });
});

describe('pitch variation', () => {
  const stretch = (pitchHz: (t: number) => number) =>
    pitchWindows(extractFrames(voice({ seconds: 9, pitchHz, formantsHz: () => vowels.e })), [
      { startMs: 0, endMs: 9000 },
    ]);

  test('of a sine of 3 semitones is its rms, of a monotone nothing', () => {
    const [lively] = stretch((t) => 140 * 2 ** ((3 * Math.sin(2 * Math.PI * 0.5 * t)) / 12));
    expect(lively?.semitones).toBeCloseTo(3 / Math.SQRT2, 0);
    expect(stretch(() => 140)[0]?.semitones).toBeLessThan(0.2);
  });

  test('comes in windows of 8 s of voice, pauses left out', () => {
    const frames = extractFrames(voice({ seconds: 22, pitchHz: () => 140, formantsHz: () => vowels.e }));
    const windows = pitchWindows(frames, [
      { startMs: 0, endMs: 5000 },
      { startMs: 7000, endMs: 21_000 },
    ]);
    expect(windows.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 10_000],
      [10_000, 18_000],
    ]);
  });

  test('needs 4 s of voice', () => {
    const frames = extractFrames(voice({ seconds: 4, pitchHz: () => 140, formantsHz: () => vowels.e }));
    expect(pitchWindows(frames, [{ startMs: 0, endMs: 3900 }])).toEqual([]);
  });
});

describe('loudness', () => {
  test('of the voice is its mean power, the room is heard where nobody speaks', () => {
    const frames = extractFrames(joined(noise(2, 0.001), tone(200, 2, 0.5), noise(2, 0.001)));
    const stretches = [{ startMs: 2000, endMs: 4000 }];
    expect(voiceLevelDbfs(frames, stretches)).toBeCloseTo(-9, 0);
    expect(noiseFloorDbfs(frames, stretches)).toBeCloseTo(-60, -1);
    expect(noiseFloorDbfs(frames, [{ startMs: 0, endMs: 6000 }])).toBeUndefined();
  });

  test('differs between loud and soft words', () => {
    const frames = extractFrames(
      joined(...Array.from({ length: 12 }, (_, i) => tone(200, 0.3, i % 2 === 0 ? 0.5 : 0.125))),
    );
    const words = Array.from({ length: 12 }, (_, i) => ({ startMs: i * 300 + 30, endMs: i * 300 + 270 }));
    expect(levelSpreadDb(frames, [{ startMs: 0, endMs: 3600 }], words, [])).toBeCloseTo(6, 0);
    expect(levelSpreadDb(frames, [{ startMs: 0, endMs: 3600 }], words.slice(0, 9), [])).toBeUndefined();
  });

  test('that is too much shows where it clips', () => {
    const loud = tone(200, 0.5, 2).map((sample) => Math.max(-1, Math.min(1, sample)));
    const { share, moments } = clipping(extractFrames(joined(silence(1), loud, silence(0.5))));
    expect(share).toBeGreaterThan(0.15);
    expect(moments).toEqual([{ startMs: 1000, endMs: 1500 }]);
  });
});
