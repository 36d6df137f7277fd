import { decibelsOf, powerOf, samplesOf } from '../../corpus/sound/samples.ts';

/** Samples `[first, end)`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

const windowSamples = samplesOf(10);
/** So far below the loudest, dB, nothing is said. */
const quietDb = 45;
/** A shorter quiet is the closure of a "t" or "k". */
const leastPauseSamples = samplesOf(200);
const leastPhraseSamples = samplesOf(150);

/** What is said between two pauses, by its sounding samples; clicks are none. */
export const phrasesIn = (samples: Float32Array): Span[] => {
  const levels = Array.from({ length: Math.floor(samples.length / windowSamples) }, (_, index) =>
    decibelsOf(powerOf(samples.subarray(index * windowSamples, (index + 1) * windowSamples))),
  );
  const threshold = levels.reduce((most, level) => Math.max(most, level), Number.NEGATIVE_INFINITY) - quietDb;
  const phrases: { first: number; end: number }[] = [];
  for (const [index, level] of levels.entries()) {
    if (level <= threshold) continue;
    const first = index * windowSamples;
    const last = phrases.at(-1);
    if (last && first - last.end < leastPauseSamples) last.end = first + windowSamples;
    else phrases.push({ first, end: first + windowSamples });
  }
  return phrases.filter(({ first, end }) => end - first >= leastPhraseSamples);
};
