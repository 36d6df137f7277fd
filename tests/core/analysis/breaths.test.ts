import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutBreaths } from '../../../src/core/analysis/breaths.ts';
import type { SpeechFrames } from '../../../src/core/analysis/speech-frames.ts';

type Part = readonly [pitched: boolean, lengthFrames: number, levelDbfs: number];

const framesOf = (parts: readonly Part[]): SpeechFrames => {
  const pitchHz = Float32Array.from(
    parts.flatMap(([pitched, length]) => Array.from({ length }, () => (pitched ? 120 : 0))),
  );
  const levelDbfs = Float32Array.from(
    parts.flatMap(([, length, level]) => Array.from({ length }, () => level)),
  );
  const count = levelDbfs.length;
  return {
    count,
    levelDbfs,
    intensityDbfs: levelDbfs,
    pitchHz,
    envelopeChangeDb: new Float32Array(count),
    envelopes: new Int8Array(10 * count),
    clippedSamples: new Float32Array(count),
  };
};

const partsIn = (parts: readonly Part[], probability: number): [number, number][] => {
  const frames = framesOf(parts);
  return withoutBreaths(frames, { first: 0, end: frames.count }, () => probability).map(({ first, end }) => [
    first,
    end,
  ]);
};

const vowel: Part = [true, 40, -20];
const hiss: Part = [false, 12, -30];
const gap: Part = [false, 3, -50];
const breath: Part = [false, 40, -34];

describe('breaths in a stretch of voice', () => {
  test('are cut out between words, from the consonant before to the voice behind', () => {
    expect(partsIn([vowel, hiss, gap, breath, gap, vowel], 0.3)).toEqual([
      [0, 52],
      [95, 138],
    ]);
  });

  test('are cut off at its ends', () => {
    expect(partsIn([breath, gap, vowel, gap, breath], 0.3)).toEqual([[40, 83]]);
  });

  test('are none while the detector stays sure of a voice', () => {
    expect(partsIn([vowel, gap, breath, gap, vowel], 0.8)).toEqual([[0, 126]]);
  });

  test('are no consonants, which are shorter, and no whisper, which is longer', () => {
    expect(partsIn([vowel, hiss, gap, hiss, vowel], 0.3)).toEqual([[0, 107]]);
    const whisper: Part = [false, 200, -34];
    expect(partsIn([vowel, whisper, vowel], 0.3)).toEqual([[0, 280]]);
  });

  test('are cut so that every pitch stays in the voice, in order', () => {
    const part = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 150 }), fc.integer({ min: -60, max: -10 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 10 }), (parts) => {
        const { pitchHz } = framesOf(parts);
        const found = partsIn(parts, 0.2);
        let last = 0;
        for (const [first, end] of found) {
          expect(first).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(first);
          last = end;
        }
        for (const [frame, hz] of pitchHz.entries())
          if (hz > 0) expect(found.some(([first, end]) => frame >= first && frame < end)).toBe(true);
      }),
    );
  });
});
