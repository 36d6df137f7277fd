import { samplesOf } from './samples.ts';
import { stretched } from './stretch.ts';

const blend = samplesOf(8);
const search = samplesOf(12);

const likeness = (a: Float32Array, from: number, b: Float32Array): number =>
  b.reduce((sum, value, i) => sum + value * (a[from + i] ?? 0), 0);

/** A vowel held longer that begins and ends as it did: where the sounds meet they are in phase, so that no click tells where it was cut. */
export const heldLonger = (vowel: Float32Array, factor: number): Float32Array => {
  const long = stretched(vowel, factor).slice();
  const tail = vowel.subarray(vowel.length - blend);
  let cut = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let shift = 0; shift < search; shift++) {
    const fit = likeness(long, long.length - shift - blend, tail);
    if (fit > best) [best, cut] = [fit, shift];
  }
  const held = long.subarray(0, long.length - cut);
  for (let i = 0; i < blend; i++) {
    const share = i / blend;
    const end = held.length - blend + i;
    held[i] = (1 - share) * (vowel[i] as number) + share * (held[i] as number);
    held[end] = (1 - share) * (held[end] as number) + share * (tail[i] as number);
  }
  return held;
};
