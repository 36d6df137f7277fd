import { samplesOf } from './samples.ts';

const window = samplesOf(30);
const hop = window / 2;
const search = samplesOf(8);

/**
 * The same sound `factor` times as long, pitch kept: windows are laid over each other at another distance, each shifted by up to 8 ms
 * to where it fits best (WSOLA, Verhelst & Roelands 1993).
 */
export const stretched = (samples: Float32Array, factor: number): Float32Array => {
  const length = Math.round(samples.length * factor);
  if (samples.length < 2 * window || Math.abs(factor - 1) < 0.02) return samples;
  const out = new Float32Array(length + window);
  const weight = new Float32Array(length + window);
  let following = 0;
  for (let at = 0; at < length; at += hop) {
    const wanted = Math.round(at / factor);
    let best = wanted;
    let bestFit = Number.NEGATIVE_INFINITY;
    for (let shift = at === 0 ? 0 : -search; shift <= (at === 0 ? 0 : search); shift += 2) {
      const from = Math.max(0, Math.min(samples.length - window, wanted + shift));
      let fit = 0;
      for (let i = 0; i < window; i += 2)
        fit += (samples[from + i] as number) * (samples[following + i] ?? 0);
      if (fit > bestFit) {
        bestFit = fit;
        best = from;
      }
    }
    best = Math.max(0, Math.min(samples.length - window, best));
    for (let i = 0; i < window; i++) {
      const taper = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / window);
      out[at + i] = (out[at + i] as number) + taper * (samples[best + i] as number);
      weight[at + i] = (weight[at + i] as number) + taper;
    }
    following = best + hop;
  }
  return out.subarray(0, length).map((value, i) => value / Math.max(0.1, weight[i] as number));
};
