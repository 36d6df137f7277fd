import { sampleRateHz } from '../../../../src/core/analysis/frame-grid.ts';

/** Every so many samples are taken together: speech has enough left to be found again. */
const takenTogether = 4;
const rateHz = sampleRateHz / takenTogether;
/** Short enough that the recorder, which follows a device's clock by up to one part in a hundred, has not moved it by much within. */
const windowMs = 160;
const stepMs = 160;
/**
 * How far from the place before it is looked for, and how alike it must be: close by first, as a vowel looks like itself one period of its
 * pitch later; further away the more alike.
 */
const reaches = [
  { reachMs: 4, likeness: 0.8 },
  { reachMs: 60, likeness: 0.9 },
  { reachMs: 2_500, likeness: 0.95 },
] as const;

const coarse = (samples: Float32Array): Float32Array =>
  Float32Array.from({ length: Math.floor(samples.length / takenTogether) }, (_, index) => {
    let sum = 0;
    for (let k = 0; k < takenTogether; k++) sum += samples[index * takenTogether + k] ?? 0;
    return sum / takenTogether;
  });

/** How alike two stretches are, -1 to 1. */
const likeness = (a: Float32Array, aFrom: number, b: Float32Array, bFrom: number, length: number): number => {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let k = 0; k < length; k++) {
    const x = a[aFrom + k] ?? 0;
    const y = b[bFrom + k] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
};

/** Where a stretch of the given sound stands in the recorded one: `lagMs` later; undefined where it was not found again. */
export interface Place {
  readonly atMs: number;
  readonly lagMs: number | undefined;
}

/** A recording as it is from its first sample on, from its second, and so on: else what lies between two of the long samples looks less alike. */
const phasesOf = (recorded: Float32Array): readonly Float32Array[] =>
  Array.from({ length: takenTogether }, (_, phase) => coarse(recorded.subarray(phase)));

/** Lags are in long samples; a phase adds its share of one. */
const best = (
  given: Float32Array,
  from: number,
  phases: readonly Float32Array[],
  lags: { readonly around: number; readonly reach: number },
): { readonly lag: number; readonly likeness: number } => {
  const length = Math.round((windowMs * rateHz) / 1000);
  let found = { lag: lags.around, likeness: -1 };
  for (let lag = Math.round(lags.around) - lags.reach; lag <= lags.around + lags.reach; lag++) {
    if (from + lag < 0) continue;
    for (const [phase, recorded] of phases.entries()) {
      const alike = likeness(given, from, recorded, from + lag, length);
      if (alike > found.likeness) found = { lag: lag + phase / takenTogether, likeness: alike };
    }
  }
  return found;
};

/** Follows a given sound through a recording of it. `aboutMs`: how much later it should stand there. */
export const follow = (given: Float32Array, recorded: Float32Array, aboutMs: number): Place[] => {
  const sound = coarse(given);
  const phases = phasesOf(recorded);
  const inSamples = (ms: number): number => Math.round((ms * rateHz) / 1000);
  const places: Place[] = [];
  let around = inSamples(aboutMs);
  for (let atMs = 0; inSamples(atMs + windowMs) <= sound.length; atMs += stepMs) {
    let lag: number | undefined;
    for (const { reachMs, likeness: least } of reaches) {
      const found = best(sound, inSamples(atMs), phases, { around, reach: inSamples(reachMs) });
      if (found.likeness < least) continue;
      lag = found.lag;
      around = lag;
      break;
    }
    places.push({ atMs, lagMs: lag === undefined ? undefined : (lag * 1000) / rateHz });
  }
  return places;
};

/** The lag that holds at a moment of the given sound: that of the nearest place that was found. */
export const lagAt = (places: readonly Place[], atMs: number): number => {
  let nearest: Place | undefined;
  for (const place of places)
    if (
      place.lagMs !== undefined &&
      (!nearest || Math.abs(place.atMs - atMs) < Math.abs(nearest.atMs - atMs))
    )
      nearest = place;
  return nearest?.lagMs ?? Number.NaN;
};
