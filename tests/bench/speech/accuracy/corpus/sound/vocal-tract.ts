import { sampleRateHz } from '../../../../../../src/core/analysis/frame-grid.ts';
import type { Random } from '../../random.ts';
import { samplesOf } from './samples.ts';

/** A held sound of a voice. Functions of the share 0..1 of its length. */
export interface HeldSound {
  readonly lengthMs: number;
  readonly pitchHz: (share: number) => number;
  readonly formantsHz: (share: number) => readonly number[];
  readonly gain: (share: number) => number;
  /** Relative random change of each period, and of each pulse's strength. */
  readonly jitter: number;
  readonly shimmer: number;
  /** Breath noise beside the pulses, relative to them. */
  readonly breath: number;
  /** Share by which every second pulse is weaker and later: a creaking voice. */
  readonly creak: number;
  /** Share of the period in which the glottis is open. */
  readonly openQuotient: number;
  /** One-pole low-pass on the source, 0 (bright) to 0.9 (dull). */
  readonly tilt: number;
}

/** Pulses of the glottis (a raised cosine opening, a faster closing), with breath while it is open. */
const glottalSource = (sound: HeldSound, random: Random): Float32Array => {
  const length = samplesOf(sound.lengthMs);
  const flow = new Float32Array(length + 1);
  let at = 0;
  for (let count = 0; at < length; count++) {
    const share = at / length;
    const isWeak = count % 2 === 1;
    const period =
      (sampleRateHz / sound.pitchHz(share)) *
      (1 + sound.jitter * random.normal()) *
      (1 + (isWeak ? 0.15 : -0.15) * sound.creak);
    const strength = (1 + sound.shimmer * random.normal()) * (isWeak ? 1 - 0.6 * sound.creak : 1);
    const opening = 0.66 * sound.openQuotient * period;
    const closing = 0.34 * sound.openQuotient * period;
    for (let i = Math.ceil(at); i < Math.min(length, at + period); i++) {
      const x = i - at;
      const area =
        x < opening
          ? 0.5 - 0.5 * Math.cos((Math.PI * x) / opening)
          : x < opening + closing
            ? Math.cos((0.5 * Math.PI * (x - opening)) / closing)
            : 0;
      flow[i] = strength * area + sound.breath * random.normal() * (0.3 + 0.7 * area);
    }
    at += period;
  }
  let previous = 0;
  let dull = 0;
  return Float32Array.from({ length }, (_, i) => {
    const slope = (flow[i] as number) - previous;
    previous = flow[i] as number;
    dull = sound.tilt * dull + (1 - sound.tilt) * slope;
    return dull;
  });
};

/** The sound: pulses through five resonances that may move. */
export const heldSound = (sound: HeldSound, random: Random): Float32Array => {
  const source = glottalSource(sound, random);
  const memory = Array.from({ length: 6 }, () => [0, 0] as [number, number]);
  return source.map((input, i) => {
    const share = i / source.length;
    let value = input;
    for (const [k, hz] of sound.formantsHz(share).entries()) {
      const past = memory[k] as [number, number];
      const radius = Math.exp((-Math.PI * (50 + 0.05 * hz)) / sampleRateHz);
      const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / sampleRateHz);
      const next = (1 - turn + radius * radius) * value + turn * past[0] - radius * radius * past[1];
      past[1] = past[0];
      past[0] = next;
      value = next;
    }
    return value * sound.gain(share);
  });
};
