import { lowBandRateHz } from './low-band.ts';

/** Pitch is sought between these, in Hz: speaking voices of adults, with room for lively ones. */
export const lowestPitchHz = 60;
export const highestPitchHz = 400;

/** At most so many candidates a frame. */
export const maximumCandidates = 4;

/** Candidates of one frame, strongest first: `pitchHz[k]` with `periodicity[k]`, the normalised correlation, 0..1. */
export interface PitchCandidates {
  count: number;
  readonly pitchHz: Float64Array;
  readonly periodicity: Float64Array;
}

/** Room for the candidates of one frame. */
export const createPitchCandidates = (): PitchCandidates => ({
  count: 0,
  pitchHz: new Float64Array(maximumCandidates),
  periodicity: new Float64Array(maximumCandidates),
});

const shortestLag = Math.floor(lowBandRateHz / highestPitchHz);
const longestLag = Math.ceil(lowBandRateHz / lowestPitchHz);
const windowLength = 120;
const leastPeriodicity = 0.25;
const octaveCost = 0.12;
const middlePitchHz = 155;
/** Reach to each side of the centre that `findPitchCandidates` needs, in low-band samples. */
export const pitchReach = Math.ceil((windowLength + longestLag + 1) / 2);

const correlation = new Float64Array(longestLag + 2);
const powerUpTo = new Float64Array(2 * pitchReach + 1);

/**
 * Finds the peaks of the normalised cross-correlation around `centre` of the low-band sound: two stretches of 30 ms, one lag
 * apart and symmetric about the centre, so that a glide shifts no candidate. A small cost per octave prefers the shorter of two
 * equally good lags (Boersma 1993). Peaks are refined by a parabola.
 */
export const findPitchCandidates = (low: Float32Array, centre: number, found: PitchCandidates): void => {
  found.count = 0;
  const reach = Math.min(pitchReach, centre);
  const start = centre - reach;
  for (let i = 0; i < powerUpTo.length - 1; i++) {
    const sample = low[start + i] ?? 0;
    powerUpTo[i + 1] = (powerUpTo[i] as number) + sample * sample;
  }
  for (let lag = shortestLag - 1; lag <= longestLag + 1; lag++) {
    const first = centre - ((windowLength + lag) >> 1);
    let product = 0;
    for (let i = first, end = first + windowLength; i < end; i++)
      product += (low[i] as number) * (low[i + lag] as number);
    const at = first - start;
    const powerA = (powerUpTo[at + windowLength] as number) - (powerUpTo[at] as number);
    const powerB = (powerUpTo[at + lag + windowLength] as number) - (powerUpTo[at + lag] as number);
    const power = powerA * powerB;
    correlation[lag] = power > 1e-14 ? product / Math.sqrt(power) : 0;
  }
  for (let lag = shortestLag; lag <= longestLag; lag++) {
    const before = correlation[lag - 1] as number;
    const here = correlation[lag] as number;
    const after = correlation[lag + 1] as number;
    if (here < leastPeriodicity || here < before || here <= after) continue;
    const curve = before - 2 * here + after;
    const shift = curve < 0 ? (0.5 * (before - after)) / curve : 0;
    const peak = Math.min(1, here - 0.25 * (before - after) * shift);
    insert(found, lowBandRateHz / (lag + shift), peak);
  }
};

/** Strength by which candidates compete: periodicity less a cost for every octave below the highest pitch. */
export const candidateStrength = (pitchHz: number, periodicity: number): number =>
  periodicity + octaveCost * Math.log2(pitchHz / middlePitchHz);

const insert = (found: PitchCandidates, pitchHz: number, periodicity: number): void => {
  const strength = candidateStrength(pitchHz, periodicity);
  let at = found.count;
  while (
    at > 0 &&
    strength > candidateStrength(found.pitchHz[at - 1] as number, found.periodicity[at - 1] as number)
  )
    at--;
  if (at >= maximumCandidates) return;
  const last = Math.min(found.count, maximumCandidates - 1);
  for (let i = last; i > at; i--) {
    found.pitchHz[i] = found.pitchHz[i - 1] as number;
    found.periodicity[i] = found.periodicity[i - 1] as number;
  }
  found.pitchHz[at] = pitchHz;
  found.periodicity[at] = periodicity;
  found.count = last + 1;
};
