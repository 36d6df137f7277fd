/**
 * A sound played faster or slower as it goes on: higher by so many semitones at each share 0..1 of it, and by as much shorter; the mouth seems to
 * change with it, a semitone being hardly noticed. Cubic interpolation.
 */
export const replayed = (samples: Float32Array, semitonesHigher: (share: number) => number): Float32Array => {
  const out: number[] = [];
  for (let at = 0; at < samples.length - 1; at += 2 ** (semitonesHigher(at / samples.length) / 12)) {
    const k = Math.floor(at);
    const t = at - k;
    const [a, b, c, d] = [samples[k - 1] ?? 0, samples[k] ?? 0, samples[k + 1] ?? 0, samples[k + 2] ?? 0];
    out.push(b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
  }
  return Float32Array.from(out);
};

/** Values told at evenly spaced places, as a line over the share 0..1. */
export const lineThrough =
  (values: readonly number[]): ((share: number) => number) =>
  (share) => {
    const at = Math.max(0, Math.min(values.length - 1, share * values.length - 0.5));
    const k = Math.floor(at);
    const here = values[k] ?? 0;
    return here + (at - k) * ((values[k + 1] ?? here) - here);
  };
