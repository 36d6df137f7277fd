import { describe, expect, it } from 'vitest';
import { msOf, samplesOf } from './samples.ts';
import { usualPitchHzOf } from './usual-pitch.ts';
import { heldSound } from './vocal-tract.ts';
import { randomOf } from '../../random.ts';

const voice = (hz: number) =>
  heldSound(
    {
      lengthMs: 300,
      pitchHz: () => hz,
      formantsHz: () => [620, 1250, 2550, 3450, 4200],
      gain: () => 1,
      jitter: 0.01,
      shimmer: 0.05,
      breath: 0.02,
      creak: 0,
      openQuotient: 0.6,
      tilt: 0.3,
    },
    randomOf('voice'),
  );

const saidFor = (samples: Float32Array, isVowel = true) => ({
  samples,
  phones: [{ name: 'a', isVowel, startMs: 0, endMs: msOf(samples.length) }],
});

describe('the usual pitch of a synthetic speaker', () => {
  it.each([75, 105, 180, 260, 310])('of vowels at %i Hz is told within 3 percent', (hz) => {
    expect(Math.abs(usualPitchHzOf([saidFor(voice(hz))]) / hz - 1)).toBeLessThan(0.03);
  });

  it('is the middle one of the vowels, whatever else sounds', () => {
    const pieces = [110, 120, 240].map((hz) => saidFor(voice(hz)));
    const hz = usualPitchHzOf([...pieces, saidFor(voice(300), false)]);
    expect(Math.abs(hz / 120 - 1)).toBeLessThan(0.03);
  });

  it("is a man's where nothing has a pitch", () => {
    expect(usualPitchHzOf([])).toBe(105);
    expect(usualPitchHzOf([saidFor(new Float32Array(samplesOf(300)))])).toBe(105);
  });
});
