import { sampleRateHz } from '../../../../../../src/core/analysis/frame-grid.ts';
import { median } from '../../../../../../src/core/analysis/statistics.ts';
import type { Phone } from '../speak/spoken.ts';
import { samplesOf } from './samples.ts';

const window = samplesOf(40);
const leastHz = 60;
const mostHz = 400;
/** A later peak has to be so much higher than an earlier one: every second period is as much alike. */
const laterPeakLead = 0.05;
const leastLikeness = 0.5;

/** Pitch in Hz in the middle of a stretch by the first high peak of its autocorrelation; undefined where nothing repeats. */
const pitchHzAt = (samples: Float32Array, middle: number): number | undefined => {
  const from = middle - (window >> 1);
  const likeness = (lag: number): number => {
    let [both, first, second] = [0, 1e-9, 1e-9];
    for (let i = from; i < from + window; i++) {
      const a = samples[i] ?? 0;
      const b = samples[i + lag] ?? 0;
      both += a * b;
      first += a * a;
      second += b * b;
    }
    return both / Math.sqrt(first * second);
  };
  let best: { readonly lag: number; readonly value: number } | undefined;
  let [before, here] = [0, 0];
  for (let lag = Math.floor(sampleRateHz / mostHz); lag <= sampleRateHz / leastHz; lag++) {
    const next = likeness(lag);
    const isPeak = here > before && here >= next && here >= leastLikeness;
    if (isPeak && here > (best?.value ?? 0) + laterPeakLead) best = { lag: lag - 1, value: here };
    [before, here] = [here, next];
  }
  return best && sampleRateHz / best.lag;
};

/** A speaker's usual pitch in Hz, from the middles of the vowels; 105 where none of them has a pitch. */
export const usualPitchHzOf = (
  pieces: readonly { readonly samples: Float32Array; readonly phones: readonly Phone[] }[],
): number => {
  const pitches = pieces.flatMap(({ samples, phones }) =>
    phones
      .filter(({ isVowel }) => isVowel)
      .flatMap(({ startMs, endMs }) => pitchHzAt(samples, samplesOf((startMs + endMs) / 2)) ?? []),
  );
  return pitches.length > 0 ? median(pitches) : 105;
};
