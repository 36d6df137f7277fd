import { expect, test } from 'vitest';
import { extractFrames } from '../../../src/core/analysis/frame-extractor.ts';
import { hearSpeech } from '../../../src/core/analysis/speech-analyser.ts';
import { calibrate } from '../../../src/core/cues/calibrate.ts';
import { noise, silence } from '../analysis/sounds.ts';
import { quiet, runOf, talk } from './spoken-runs.ts';

const parts = {
  reading: { startMs: 0, endMs: 10_500 },
  wordCount: 27,
  speech: { startMs: 10_500, endMs: 27_500 },
};

const heard = (readingSeconds: number, speechSeconds: number) => {
  const { samples, activity } = runOf([
    talk(readingSeconds, 4),
    quiet(1),
    talk(speechSeconds, 3.6),
    quiet(0.5),
  ]);
  return hearSpeech(extractFrames(samples), activity);
};

test('a profile says how many syllables a word has, how loud the voice is and how its pitch moves', () => {
  const result = calibrate(heard(10, 16), {
    reading: { startMs: 0, endMs: 10_500 },
    wordCount: 27,
    speech: { startMs: 10_500, endMs: 27_500 },
  });
  expect(result.outcome).toBe('profile');
  if (result.outcome !== 'profile') return;
  expect(result.profile.syllablesPerWord).toBeCloseTo(40 / 27, 0);
  expect(result.profile.pitchSemitones).toBeGreaterThan(1.5);
  expect(result.profile.levelDbfs).toBeLessThan(-10);
});

test('too little of either part is said, not guessed at', () => {
  const short = heard(3, 6);
  const few = { wordCount: 8, speech: { startMs: 3500, endMs: 10_500 } };
  expect(calibrate(short, { ...few, reading: { startMs: 0, endMs: 3500 } })).toEqual({
    outcome: 'gap',
    gap: 'reading-too-short',
  });
  const long = heard(10, 6);
  expect(
    calibrate(long, {
      wordCount: 27,
      reading: { startMs: 0, endMs: 10_500 },
      speech: { startMs: 10_500, endMs: 17_500 },
    }),
  ).toEqual({ outcome: 'gap', gap: 'speech-too-short' });
});

test('the pace of the free speech is told in the speaker’s own words', () => {
  const result = calibrate(heard(10, 16), parts);
  if (result.outcome !== 'profile') throw new Error(result.gap);
  const { paceWpm = 0, syllablesPerWord } = result.profile;
  // 3.6 syllables a second were spoken.
  expect((paceWpm * syllablesPerWord) / 60).toBeGreaterThan(3);
  expect((paceWpm * syllablesPerWord) / 60).toBeLessThan(4.2);
});

test('a text that was not read to its end gives no length of words', () => {
  expect(calibrate(heard(10, 16), { ...parts, wordCount: 120 })).toEqual({
    outcome: 'gap',
    gap: 'reading-not-whole',
  });
});

test('a microphone that gives nothing, and a room as loud as the voice, are named', () => {
  const dead = runOf([{ sound: silence(28), isVoice: false }]);
  expect(calibrate(hearSpeech(extractFrames(dead.samples), dead.activity), parts)).toEqual({
    outcome: 'gap',
    gap: 'no-signal',
  });
  const loud = runOf([{ sound: noise(28, 0.05), isVoice: false }]);
  expect(calibrate(hearSpeech(extractFrames(loud.samples), loud.activity), parts)).toEqual({
    outcome: 'gap',
    gap: 'too-noisy',
  });
});
