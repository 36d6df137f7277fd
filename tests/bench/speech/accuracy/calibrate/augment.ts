import { sampleRateHz } from '../../../../../src/core/analysis/frame-grid.ts';
import { fan, pink, white } from '../corpus/sound/noises.ts';
import { addAt, atLevel, msOf } from '../corpus/sound/samples.ts';
import type { Random } from '../random.ts';
import type { Truth } from '../truth.ts';

/** A take as it might sound from another mouth, through another microphone, in another room. */
export interface AugmentedTake {
  readonly samples: Float32Array;
  /** Times are to be divided by this: the take is played so much faster. */
  readonly speed: number;
  readonly snrDb: number;
}

/** Played faster: pitch and tract change together, as between people. Cubic interpolation. */
const played = (samples: Float32Array, speed: number): Float32Array =>
  Float32Array.from({ length: Math.floor(samples.length / speed) }, (_, i) => {
    const at = i * speed;
    const k = Math.floor(at);
    const t = at - k;
    const [a, b, c, d] = [samples[k - 1] ?? 0, samples[k] ?? 0, samples[k + 1] ?? 0, samples[k + 2] ?? 0];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  });

/** A microphone's colour: up to 6 dB more or less below and above a corner. */
const coloured = (samples: Float32Array, random: Random): Float32Array => {
  const keep = Math.exp((-2 * Math.PI * random.logBetween(300, 2500)) / sampleRateHz);
  const lowGain = 10 ** (random.between(-6, 6) / 20);
  let low = 0;
  return samples.map((value) => {
    low = keep * low + (1 - keep) * value;
    return value + (lowGain - 1) * low;
  });
};

/** Changes a take at random: speed, colour, level, noise. */
export const augmented = (samples: Float32Array, truth: Truth, random: Random): AugmentedTake => {
  const speed = random.chance(0.6) ? random.between(0.84, 1.2) : 1;
  const moved = speed === 1 ? samples.slice() : played(samples, speed);
  const changed = random.chance(0.5) ? coloured(moved, random) : moved;
  const snrDb = random.chance(0.45) ? random.between(35, 50) : random.between(8, 32);
  const noise = random.pick([white, pink, pink, fan])(msOf(changed.length), random);
  addAt(changed, atLevel(noise, (truth.levelDbfs ?? -24) - snrDb), 0);
  const gain = 10 ** (random.between(-6, 4) / 20);
  return { samples: changed.map((value) => Math.max(-1, Math.min(1, value * gain))), speed, snrDb };
};
