import { sampleRateHz } from '../../../../../../src/core/analysis/frame-grid.ts';
import type { Random } from '../../random.ts';
import { addAt, atLevel, faded, samplesOf } from './samples.ts';

/** A sound of some ms at about -20 dBFS, unless it is silence. */
export type Noise = (lengthMs: number, random: Random) => Float32Array;

const filled = (lengthMs: number, next: (i: number) => number): Float32Array =>
  atLevel(
    Float32Array.from({ length: samplesOf(lengthMs) }, (_, i) => next(i)),
    -20,
  );

export const white: Noise = (lengthMs, random) => filled(lengthMs, () => random.normal());

/** White noise through three leaky sums (Kellet's economy filter). */
export const pink: Noise = (lengthMs, random) => {
  let [a, b, c] = [0, 0, 0];
  return filled(lengthMs, () => {
    const w = random.normal();
    a = 0.99765 * a + w * 0.099046;
    b = 0.963 * b + w * 0.2965164;
    c = 0.57 * c + w * 1.0526913;
    return a + b + c + w * 0.1848;
  });
};

/** A fan: brown noise and the hum of its motor. */
export const fan: Noise = (lengthMs, random) => {
  let brown = 0;
  const hz = random.between(90, 240);
  return filled(lengthMs, (i) => {
    brown = 0.985 * brown + random.normal();
    return brown + 1.5 * Math.sin((2 * Math.PI * hz * i) / sampleRateHz);
  });
};

/** Mains hum with its harmonics. */
export const hum: Noise = (lengthMs, random) => {
  const hz = random.pick([50, 60]) * random.between(0.998, 1.002);
  const strengths = Array.from({ length: 8 }, (_, k) => random() / (k + 1));
  return filled(
    lengthMs,
    (i) =>
      strengths.reduce(
        (sum, s, k) => sum + s * Math.sin((2 * Math.PI * hz * (k + 1) * i) / sampleRateHz),
        0,
      ) +
      0.003 * random.normal(),
  );
};

const burst = (ms: number, decayMs: number, brightness: number, random: Random): Float32Array => {
  let low = 0;
  return Float32Array.from({ length: samplesOf(ms) }, (_, i) => {
    low = brightness * random.normal() + (1 - brightness) * low;
    return low * Math.exp(-i / samplesOf(decayMs));
  });
};

/** Keys: a click down, a softer one up, now and then a bang of the space bar. */
export const keyboard: Noise = (lengthMs, random) => {
  const whole = new Float32Array(samplesOf(lengthMs));
  for (let atMs = random.between(0, 200); atMs < lengthMs; atMs += random.between(70, 320)) {
    const strength = random.between(0.4, 1);
    addAt(
      whole,
      burst(40, random.between(3, 9), random.between(0.3, 0.9), random).map((v) => v * strength),
      samplesOf(atMs),
    );
    addAt(
      whole,
      burst(25, random.between(2, 5), 0.8, random).map((v) => v * 0.4 * strength),
      samplesOf(atMs + random.between(50, 90)),
    );
  }
  return atLevel(whole, -32);
};

/** Breath in and out through a mouth: noise with two soft resonances. */
export const breathing: Noise = (lengthMs, random) => {
  const whole = new Float32Array(samplesOf(lengthMs));
  for (let atMs = random.between(0, 400); atMs < lengthMs; atMs += random.between(1400, 2600))
    addAt(whole, breath(random.between(350, 900), random), samplesOf(atMs));
  return atLevel(whole, -34);
};

/** One breath. */
export const breath: Noise = (lengthMs, random) => {
  const [first, second] = [random.between(900, 1600), random.between(2200, 3600)];
  const memory = [
    [0, 0],
    [0, 0],
  ] as [number, number][];
  const sound = Float32Array.from({ length: samplesOf(lengthMs) }, (_, i) => {
    const share = i / samplesOf(lengthMs);
    const w = random.normal() * Math.sin(Math.PI * share) ** 1.5;
    return [first, second].reduce((sum, hz, k) => {
      const past = memory[k] as [number, number];
      const radius = Math.exp((-Math.PI * 500) / sampleRateHz);
      const next =
        w + 2 * radius * Math.cos((2 * Math.PI * hz) / sampleRateHz) * past[0] - radius ** 2 * past[1];
      past[1] = past[0];
      past[0] = next;
      return sum + next;
    }, 0.3 * w);
  });
  return atLevel(sound, -20);
};

const note = (hz: number, ms: number, random: Random): Float32Array => {
  const strengths = Array.from({ length: 6 }, (_, k) => random() / (k + 1));
  return Float32Array.from({ length: samplesOf(ms) }, (_, i) => {
    const t = i / sampleRateHz;
    return (
      strengths.reduce((sum, s, k) => sum + s * Math.sin(2 * Math.PI * hz * (k + 1) * t), 0) *
      Math.exp(-t / 0.5) *
      Math.min(1, t / 0.008)
    );
  });
};

/** Music without a singer: chords, a melody over them, a soft beat. */
export const music: Noise = (lengthMs, random) => {
  const whole = new Float32Array(samplesOf(lengthMs));
  const root = random.between(98, 180);
  const beatMs = random.between(380, 600);
  const scale = [0, 2, 4, 5, 7, 9, 11, 12];
  for (let beat = 0; beat * beatMs < lengthMs; beat++) {
    const at = samplesOf(beat * beatMs);
    if (beat % 4 === 0) {
      const base = random.pick([0, 5, 7, 9]);
      for (const third of [0, 4, 7])
        addAt(whole, note(root * 2 ** ((base + third) / 12), beatMs * 4, random), at);
    }
    if (random.chance(0.8))
      addAt(whole, note(2 * root * 2 ** (random.pick(scale) / 12), beatMs * 1.5, random), at);
    addAt(
      whole,
      burst(60, 15, 0.2, random).map((v) => 0.4 * v),
      at,
    );
  }
  return atLevel(faded(whole, 20), -24);
};

/** Nothing at all, or the faint noise of a quiet room. */
export const silence: Noise = (lengthMs, random) =>
  random.chance(0.3)
    ? new Float32Array(samplesOf(lengthMs))
    : atLevel(white(lengthMs, random), random.between(-75, -55));
