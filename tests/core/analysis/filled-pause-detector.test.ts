import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../src/core/analysis/filled-pause-candidates.ts';
import { createFilledPauseFollower } from '../../../src/core/analysis/filled-pause-detector.ts';
import type { Ear } from '../../../src/core/analysis/filled-pause-ear.ts';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { joined, movingVoice, noise, silence, voice, vowels } from './sounds.ts';

const heardIn = (samples: Float32Array, isActive = (_frame: number): boolean => true) => {
  const frames = extractFrames(samples);
  const follower = createFilledPauseFollower();
  follower.advance(frames, isActive, frames.count);
  follower.finish(frames, isActive);
  return follower.heard;
};

/** An ear that judges candidates by where they are. */
const earThat = (judge: (candidate: Candidate) => number): Ear => ({ hear: () => undefined, judge });

const still = (seconds: number, formants: readonly number[] = vowels.schwa): Float32Array =>
  joined(silence(0.3), voice({ seconds, pitchHz: () => 120, formantsHz: () => formants }), silence(0.3));

describe('the acoustic detector of filled pauses', () => {
  test('hears a still vowel, from its start to its end', () => {
    const [heard, ...others] = heardIn(still(0.5));
    expect(others).toEqual([]);
    expect(Math.abs((heard?.startMs ?? 0) - 300)).toBeLessThanOrEqual(70);
    expect(Math.abs((heard?.endMs ?? 0) - 800)).toBeLessThanOrEqual(70);
    expect(heard?.probability).toBeGreaterThan(0.7);
  });

  test('hears "um" as one, though its spectrum changes on the way', () => {
    const um = voice({
      seconds: 0.6,
      pitchHz: () => 110,
      formantsHz: (t) => {
        const share = Math.max(0, Math.min(1, (t - 0.28) / 0.04));
        return vowels.schwa.map((hz, k) => hz + share * ((vowels.m[k] ?? hz) - hz));
      },
    });
    expect(heardIn(joined(silence(0.3), um, silence(0.3)))).toHaveLength(1);
  });

  const twoSounds = joined(
    silence(0.3),
    voice({ seconds: 0.3, pitchHz: () => 110, formantsHz: () => vowels.schwa }),
    voice({ seconds: 0.4, pitchHz: () => 110, formantsHz: () => vowels.m }),
    silence(0.4),
  );
  /** What is heard before the second sound ends, and at last, where the first one is judged at .6. */
  const heardOf = (bothTogether: number) => {
    const frames = extractFrames(twoSounds);
    const follower = createFilledPauseFollower(
      earThat(({ first, end }) => {
        if (first > 40 || end < 55 || end > 110) return 0;
        return end < 70 ? 0.6 : bothTogether;
      }),
    );
    const isActive = (): boolean => true;
    follower.advance(frames, isActive, 92);
    const early = [...follower.heard];
    follower.advance(frames, isActive, frames.count);
    follower.finish(frames, isActive);
    return { early, heard: follower.heard, possible: follower.possible };
  };

  test('what was heard gives way to what turns out more probable, and is counted once', () => {
    const { early, heard, possible } = heardOf(0.9);
    expect(early.map(({ probability }) => probability)).toEqual([0.6]);
    expect(heard).toHaveLength(1);
    expect(possible).toEqual(heard);
    expect(heard[0]?.probability).toBe(0.9);
    expect(heard[0]?.endMs).toBeGreaterThan((early[0]?.endMs ?? 0) + 300);
  });

  test('what was heard stays where nothing more probable comes', () => {
    const { early, heard, possible } = heardOf(0.5);
    expect(heard).toEqual(early);
    expect(possible).toEqual(early);
  });

  test('ends where nothing is heard any more, wherever the spectrum still changes', () => {
    const frames = extractFrames(joined(still(0.5), silence(0.5)));
    const follower = createFilledPauseFollower(
      earThat(({ first, end }) => (first < 40 && end > 95 ? 0.9 : 0)),
    );
    // A click that is hardly heard makes a boundary in the silence.
    for (let frame = 98; frame < 104; frame++) frames.envelopeChangeDb[frame] = 8 - Math.abs(frame - 100);
    follower.advance(frames, () => true, frames.count);
    follower.finish(frames, () => true);
    expect(follower.heard).toHaveLength(1);
    expect(Math.abs((follower.heard[0]?.endMs ?? 0) - 800)).toBeLessThanOrEqual(50);
  });

  test.each([
    [120, 'schwa'],
    [160, 'schwa'],
    [220, 'schwa'],
    [160, 'a'],
    [220, 'a'],
  ] as const)('hears a vowel at %i Hz (%s) that sinks, and none that falls fast', (fromHz, vowel) => {
    const gliding = (semitonesPerSecond: number): Float32Array =>
      joined(
        silence(0.2),
        voice({
          seconds: 0.35,
          pitchHz: (t) => fromHz * 2 ** ((-semitonesPerSecond * t) / 12),
          formantsHz: () => vowels[vowel],
        }),
        silence(0.2),
      );
    expect(heardIn(gliding(5))).toHaveLength(1);
    expect(heardIn(gliding(20))).toEqual([]);
  });

  test('is surer of a long one than of a short one', () => {
    const [short] = heardIn(still(0.32));
    const [long] = heardIn(still(0.7));
    expect(long?.probability).toBeGreaterThan(short?.probability ?? 1);
  });

  test.each([
    ['a short vowel', still(0.15)],
    [
      'a falling pitch',
      joined(
        silence(0.2),
        voice({ seconds: 0.5, pitchHz: (t) => 220 - 200 * t, formantsHz: () => vowels.a }),
        silence(0.2),
      ),
    ],
    [
      'a moving mouth',
      joined(
        silence(0.2),
        voice({
          seconds: 0.6,
          pitchHz: () => 130,
          formantsHz: (t) =>
            vowels.a.map(
              (hz, k) => hz + (0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * t)) * ((vowels.i[k] ?? hz) - hz),
            ),
        }),
        silence(0.2),
      ),
    ],
    ['noise', noise(1, 0.1)],
    ['silence', silence(1)],
  ])('does not take %s for one', (_name, samples) => {
    expect(heardIn(samples)).toEqual([]);
  });

  test('a quiet sound after the end of a loud word is heard to its own end', () => {
    const frames = extractFrames(
      joined(
        silence(0.3),
        voice({ seconds: 0.1, pitchHz: () => 120, formantsHz: () => vowels.a }),
        voice({ seconds: 0.5, pitchHz: () => 120, formantsHz: () => vowels.schwa }).map(
          (value) => value / 14,
        ),
        silence(0.4),
      ),
    );
    const follower = createFilledPauseFollower(
      earThat(({ first, end }) => (first < 36 && end < 100 ? 0.9 : 0)),
    );
    follower.advance(frames, () => true, frames.count);
    follower.finish(frames, () => true);
    expect(follower.heard).toHaveLength(1);
    expect(Math.abs((follower.heard[0]?.endMs ?? 0) - 890)).toBeLessThanOrEqual(60);
  });

  test('a held vowel of the speaker is heard after silence, though voice activity hears nobody in it', () => {
    const talk = movingVoice(2);
    const held = (pitchHz: number) =>
      joined(
        talk,
        silence(0.5),
        voice({ seconds: 0.5, pitchHz: () => pitchHz, formantsHz: () => vowels.schwa }),
        silence(0.4),
      );
    const inTalk = (frame: number): boolean => frame < 200;
    const after = (samples: Float32Array) => heardIn(samples, inTalk).filter(({ startMs }) => startMs > 2300);
    expect(after(held(115))).toHaveLength(1);
    expect(after(held(55))).toEqual([]);
  });

  test.each([
    ['a breath', 0.02, false],
    ['a hoarse sound as loud as the voice', 0.2, true],
  ])('%s after talk, with voice activity on, is judged or not', (_name, level, expected) => {
    const frames = extractFrames(joined(movingVoice(2), silence(0.4), noise(0.5, level), silence(0.4)));
    const follower = createFilledPauseFollower(earThat(({ first }) => (first > 220 ? 0.9 : 0)));
    follower.advance(frames, () => true, frames.count);
    follower.finish(frames, () => true);
    expect(follower.heard.length > 0).toBe(expected);
  });

  test('hears nothing where nobody speaks: a hum is no hesitation', () => {
    expect(heardIn(still(1), () => false)).toEqual([]);
  });
});
