import { expect, test } from 'vitest';
import { extractFrames } from '../../../../../../src/core/analysis/frame-extractor.ts';
import { semitonesOf } from '../../../../../../src/core/analysis/semitones.ts';
import { median } from '../../../../../../src/core/analysis/statistics.ts';
import { white } from '../../corpus/sound/noises.ts';
import { addAt, atLevel, decibelsOf, msOf, powerOf, samplesOf } from '../../corpus/sound/samples.ts';
import { heldSound } from '../../corpus/sound/vocal-tract.ts';
import { randomOf } from '../../random.ts';
import { ownHesitation } from './own-hesitation.ts';
import { ownSoundsOf } from './own-sounds.ts';
import { phrasesIn } from './phrases.ts';
import { replayed } from './replayed.ts';
import { stillSoundsIn } from './still-sounds.ts';
import { withHesitations } from './with-hesitations.ts';

const openMouth = [560, 1450, 2500, 3500, 4300];
const closedLips = [250, 1050, 2150, 2900, 3900];

/** A sound of pulses and resonances; of the share 0..1 of its length. */
const voice = (
  lengthMs: number,
  formantsHz: (share: number) => readonly number[],
  pitchHz: (share: number) => number = () => 130,
  tilt = 0.3,
): Float32Array =>
  atLevel(
    heldSound(
      {
        lengthMs,
        pitchHz,
        formantsHz,
        gain: () => 1,
        jitter: 0.004,
        shimmer: 0.03,
        breath: 0.01,
        creak: 0,
        openQuotient: 0.6,
        tilt,
      },
      randomOf('voice'),
    ),
    -20,
  );

const stillIn = (samples: Float32Array) =>
  stillSoundsIn(samples, extractFrames(samples), [{ first: 0, end: samples.length }]);

const pitchOf = (samples: Float32Array): number =>
  median([...extractFrames(samples).pitchHz].filter((hz) => hz > 0).map(semitonesOf));

const quietly = (lengthMs: number): Float32Array => atLevel(white(lengthMs, randomOf('quiet')), -80);

test('a held vowel is a still sound, but for the end of the phrase', () => {
  const still = stillIn(voice(600, () => openMouth));
  const heldMs = still.reduce((sum, { samples }) => sum + msOf(samples.length), 0);
  expect(heldMs).toBeGreaterThan(300);
  expect(heldMs).toBeLessThan(460);
  for (const { semitones } of still) expect(semitones).toBeCloseTo(semitonesOf(130), 0);
});

test('noise, a moving mouth and a gliding voice are no still sounds', () => {
  const wideMouth = [300, 2200, 3000, 3500, 4300];
  const turning = (share: number) => (Math.floor(share * 10) % 2 === 0 ? openMouth : wideMouth);
  const gliding = (share: number) => 75 * 2 ** (2.35 * share);
  expect(stillIn(atLevel(white(600, randomOf('noise')), -20))).toHaveLength(0);
  expect(stillIn(voice(600, turning))).toHaveLength(0);
  expect(stillIn(voice(500, () => openMouth, gliding))).toHaveLength(0);
});

test('a slowly falling pitch is evened out', () => {
  const falling = voice(
    400,
    () => openMouth,
    (share) => 140 * 2 ** ((-6 * share) / 12),
  );
  const [first] = stillIn(falling);
  const pitches = [...extractFrames(first?.samples ?? new Float32Array()).pitchHz].filter((hz) => hz > 0);
  expect(pitches.length).toBeGreaterThan(7);
  expect(semitonesOf(Math.max(...pitches)) - semitonesOf(Math.min(...pitches))).toBeLessThan(0.7);
});

test('what is replayed higher is shorter', () => {
  const sound = voice(400, () => openMouth);
  const higher = replayed(sound, () => 5);
  expect(higher.length / sound.length).toBeCloseTo(2 ** (-5 / 12), 2);
  expect(pitchOf(higher) - pitchOf(sound)).toBeCloseTo(5, 0);
});

test('a person hesitates with own sounds, as long and about as high as is wanted', () => {
  const open = voice(500, () => openMouth);
  const closed = voice(500, () => closedLips, undefined, 0.9);
  const sounds = [...stillIn(open), ...stillIn(closed)];
  const own = ownSoundsOf(sounds, [extractFrames(open), extractFrames(closed)]);
  expect(own.vowels.length).toBeGreaterThan(0);
  expect(own.nasals.length).toBeGreaterThan(0);
  for (const text of ['uh', 'um', 'hmm'] as const)
    for (const lengthMs of [250, 500, 900]) {
      const made = ownHesitation({ text, lengthMs }, own, randomOf(`${text} ${lengthMs}`));
      expect(made).toMatchObject({ text, source: 'cut from speech' });
      const samples = made?.samples ?? new Float32Array();
      expect(msOf(samples.length) / lengthMs).toBeGreaterThan(0.8);
      expect(msOf(samples.length) / lengthMs).toBeLessThan(1.25);
      expect(Math.abs(pitchOf(samples) - own.semitones)).toBeLessThan(3);
      expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.003);
    }
});

test('who has no sound of the kind does not hesitate so', () => {
  const open = voice(500, () => openMouth);
  const own = ownSoundsOf(stillIn(open), [extractFrames(open)]);
  expect(ownHesitation({ text: 'hmm', lengthMs: 400 }, own, randomOf('hmm'))).toBeUndefined();
  // Without closed lips "um" stays open.
  expect(ownHesitation({ text: 'um', lengthMs: 400 }, own, randomOf('um'))?.text).toBe('uh');
});

test('a hesitation is where the truth says, and phrases stay as they are', () => {
  const phrase = voice(500, () => openMouth);
  const samples = quietly(3500);
  for (const atMs of [300, 1200, 2300]) addAt(samples, phrase, samplesOf(atMs));
  const phrases = phrasesIn(samples);
  expect(phrases.map(({ first }) => Math.round(msOf(first) / 20))).toEqual([15, 60, 115]);
  const sound = voice(700, () => openMouth);
  const hesitation = {
    text: 'uh',
    source: 'made',
    samples: sound,
    pitchHz: undefined,
    beforeMs: 60,
    afterMs: 400,
  };
  const quiet = samples.subarray(samplesOf(2900));
  const made = withHesitations(samples, phrases, [hesitation, undefined], quiet);

  const firstEnd = phrases[0]?.end ?? 0;
  const startMs = msOf(firstEnd) + 60;
  expect(made.fillers).toEqual([
    { startMs, endMs: startMs + 700, text: 'uh', kind: 'filled-pause', source: 'made' },
  ]);
  expect(made.samples.subarray(0, firstEnd)).toEqual(samples.subarray(0, firstEnd));
  // All that comes after is the same, and as much later as the pause is longer.
  const secondAt = phrases[1]?.first ?? 0;
  const movedBy = samplesOf(60 + 700 + 400) - (secondAt - firstEnd);
  expect(made.samples.length).toBe(samples.length + movedBy);
  expect(made.samples.subarray(secondAt + movedBy)).toEqual(samples.subarray(secondAt));
  const levelOf = (fromMs: number, toMs: number): number =>
    decibelsOf(powerOf(made.samples.subarray(samplesOf(fromMs), samplesOf(toMs))));
  expect(levelOf(startMs, startMs + 700)).toBeCloseTo(-20, 0);
  // The silence around it is the sound's own quiet, not nothing.
  for (const [from, to] of [
    [startMs - 60, startMs],
    [startMs + 700, startMs + 1100],
  ] as const) {
    expect(levelOf(from, to)).toBeGreaterThan(-83);
    expect(levelOf(from, to)).toBeLessThan(-77);
  }
});
