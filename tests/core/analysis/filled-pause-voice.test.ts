import { describe, expect, test } from 'vitest';
import { voiceReaderOf } from '../../../src/core/analysis/filled-pause-voice.ts';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { joined, noise, silence, voice, vowels } from './sounds.ts';

const sung = (seconds: number, pitchHz: (t: number) => number): Float32Array =>
  voice({ seconds, pitchHz, formantsHz: () => vowels.schwa });

// Two seconds of talk, half a second an octave deeper, half a second that rises by half an octave, a rustle.
const talk = joined(
  sung(2, () => 200),
  silence(0.3),
  sung(0.5, () => 100),
  silence(0.3),
  sung(0.5, (t) => 140 * 2 ** t),
  silence(0.3),
  noise(0.5, 0.1),
);
const voiceOf = voiceReaderOf(extractFrames(talk));

describe('how a sound is spoken', () => {
  test('a deep one lies an octave below the usual, and holds still', () => {
    const deep = voiceOf({ startMs: 2350, endMs: 2750 });
    expect(Math.abs(deep.pitchSemitones + 12)).toBeLessThan(0.5);
    expect(Math.abs(deep.glideSemitones)).toBeLessThan(0.5);
    expect(deep.pitchedShare).toBeGreaterThan(0.9);
    expect(deep.changeDb).toBeLessThan(3);
  });

  test('a rising one glides', () => {
    const rising = voiceOf({ startMs: 3150, endMs: 3550 });
    expect(rising.glideSemitones).toBeGreaterThan(2);
    expect(rising.glideSemitones).toBeLessThan(6);
  });

  test('a rustle has no pitch, and tells none', () => {
    const rustle = voiceOf({ startMs: 3950, endMs: 4350 });
    expect(rustle).toMatchObject({ pitchSemitones: 0, pitchedShare: 0, glideSemitones: 0 });
  });

  test('what lies outside the sound is silence', () => {
    expect(voiceOf({ startMs: 9000, endMs: 9300 })).toEqual({
      pitchSemitones: 0,
      pitchedShare: 0,
      glideSemitones: 0,
      changeDb: 0,
    });
  });
});
