import { extractFrames } from '../../../../../../src/core/analysis/frame-extractor.ts';
import { glideOf, semitonesOf } from '../../../../../../src/core/analysis/semitones.ts';
import { clamp } from '../../../../../../src/core/analysis/statistics.ts';
import type { FilledPauseSound, WantedFilledPause } from '../../corpus/filled-pause.ts';
import { addAt, atLevel, decibelsOf, faded, msOf, powerOf, samplesOf } from '../../corpus/sound/samples.ts';
import { stretched } from '../../corpus/sound/stretch.ts';
import type { Random } from '../../random.ts';
import type { OwnSounds } from './own-sounds.ts';
import { replayed } from './replayed.ts';
import type { StillSound } from './still-sounds.ts';

const mostStretched = 5.5;
/** The mouth seems to change with a sound's pitch: more is heard as somebody else. */
const mostMovedSemitones = 1.5;
const mostAttempts = 10;
const leastPitchedShare = 0.7;
const mostGlideSemitones = 3;
const blendSamples = samplesOf(40);
const searchSamples = samplesOf(14);

/** A sound so long (samples), as high as is wanted or as near to it as it may be moved. */
const heldAt = (sound: StillSound, wantedLength: number, semitones: number): Float32Array => {
  const higher = clamp(semitones - sound.semitones, -mostMovedSemitones, mostMovedSemitones);
  const factor = (wantedLength * 2 ** (higher / 12)) / sound.samples.length;
  return replayed(stretched(sound.samples, Math.min(mostStretched, factor)), () => higher);
};

const likeness = (a: Float32Array, b: Float32Array, from: number): number =>
  a.reduce((sum, value, index) => sum + value * (b[from + index] ?? 0), 0);

/** One sound turning into the next within 40 ms, in phase. */
const joined = (first: Float32Array, second: Float32Array): Float32Array => {
  const tail = first.subarray(-blendSamples);
  let [from, best] = [0, Number.NEGATIVE_INFINITY];
  for (let shift = 0; shift < searchSamples; shift++) {
    const fit = likeness(tail, second, shift);
    if (fit > best) [from, best] = [shift, fit];
  }
  const rest = second.subarray(from);
  const whole = new Float32Array(first.length + rest.length - blendSamples);
  const share = (index: number): number => Math.min(1, index / blendSamples);
  addAt(
    whole,
    first.map((value, index) => value * share(first.length - index)),
    0,
  );
  addAt(
    whole,
    rest.map((value, index) => value * share(index)),
    first.length - blendSamples,
  );
  return whole;
};

/** A natural course for a held sound: pitch falls slowly and is never quite still, the voice grows softer. */
const alive = (samples: Float32Array, random: Random): Float32Array => {
  const seconds = msOf(samples.length) / 1000;
  const slope = random.chance(0.15) ? random.between(-8, 5) : random.between(-5, 1);
  const wobble = random.between(0, 0.25);
  const turns = random.between(2.5, 10) * seconds;
  const softerDb = random.between(0, 6);
  const moved = replayed(
    samples,
    (share) => slope * seconds * (share - 0.5) + wobble * Math.sin(2 * Math.PI * turns * share),
  );
  return moved.map((value, index) => value * 10 ** ((-softerDb * index) / moved.length / 20));
};

/** Some vowels turn hoarse or jump when they are held. */
const isSteady = (samples: Float32Array): boolean => {
  const { count, pitchHz } = extractFrames(samples);
  const semitones = [...pitchHz].filter((hz) => hz > 0).map(semitonesOf);
  return (
    semitones.length >= Math.max(4, leastPitchedShare * count) &&
    Math.abs(glideOf(semitones)) < mostGlideSemitones
  );
};

/** One that can be made so long (samples); any where none can. */
const longEnough = (sounds: readonly StillSound[], wantedLength: number, random: Random) => {
  const enough = sounds.filter(({ samples }) => samples.length * mostStretched >= wantedLength);
  return random.pick(enough.length > 0 ? enough : sounds);
};

const attempt = (
  { lengthMs, text }: WantedFilledPause,
  { vowels, nasals, semitones }: OwnSounds,
  random: Random,
): FilledPauseSound | undefined => {
  const wanted = semitones + random.between(-3, 0.5);
  const nasalShare = text === 'hmm' ? 1 : text === 'um' ? random.between(0.3, 0.65) : 0;
  const vowelLength = samplesOf((1 - nasalShare) * lengthMs);
  const vowel = vowelLength > 0 ? longEnough(vowels, vowelLength, random) : undefined;
  if (!vowel && nasalShare < 1) return undefined;
  const pitch = vowel
    ? clamp(wanted, vowel.semitones - mostMovedSemitones, vowel.semitones + mostMovedSemitones)
    : wanted;
  const nasalLength = samplesOf(nasalShare * lengthMs) + (vowel ? blendSamples : 0);
  const matching = nasals.filter((one) => !vowel || Math.abs(one.semitones - pitch) <= mostMovedSemitones);
  const nasal = nasalShare > 0 ? longEnough(matching, nasalLength, random) : undefined;
  if (nasalShare > 0 && !nasal) return undefined;
  const open = vowel && heldAt(vowel, vowelLength, pitch);
  const closed = nasal && heldAt(nasal, nasalLength, pitch);
  const softer = open && closed && atLevel(closed, decibelsOf(powerOf(open)) - random.between(2, 8));
  const held = open && softer ? joined(open, softer) : (open ?? closed);
  if (!held || !isSteady(held)) return undefined;
  return {
    text,
    source: 'cut from speech',
    samples: faded(alive(held, random), random.between(15, 50)),
    pitchHz: undefined,
  };
};

/** A hesitation made from a person's own still sounds, held longer; with an open mouth where none of them fits behind closed lips. Undefined where nothing becomes of it. */
export const ownHesitation = (
  wanted: WantedFilledPause,
  own: OwnSounds,
  random: Random,
): FilledPauseSound | undefined => {
  for (let count = 0; count < mostAttempts; count++) {
    const isOpen = wanted.text !== 'hmm' && count >= mostAttempts / 2;
    const made = attempt(isOpen ? { ...wanted, text: 'uh' } : wanted, own, random);
    if (made) return made;
  }
  return undefined;
};
