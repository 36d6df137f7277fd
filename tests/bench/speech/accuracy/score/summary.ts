import type { CaseScore } from './score-case.ts';
import { countsOf, lengthBuckets } from './filled-pauses.ts';
import { added, mean, median, noCounts, percentile, ratesOf } from './numbers.ts';

const known = <T>(values: readonly (T | undefined)[]): T[] =>
  values.filter((value): value is T => value !== undefined);

const pausesOf = (scores: readonly CaseScore[]) => {
  const pauses = known(scores.map((one) => one.pauses));
  const boundaries = pauses.flatMap(({ boundaryMs }) => boundaryMs);
  return {
    ...ratesOf(pauses.reduce(added, noCounts)),
    boundaryMedianMs: median(boundaries),
    boundary95Ms: percentile(boundaries, 0.95),
  };
};

/** How many were made up, and in how many minutes of recordings that tell of filled pauses. */
const madeUpOf = (scores: readonly CaseScore[]) => {
  const told = scores.filter(({ filledPauses }) => filledPauses !== undefined);
  return {
    count: countsOf(known(told.map(({ filledPauses }) => filledPauses)).flat()).madeUp,
    minutes: told.reduce((sum, { durationMs }) => sum + durationMs, 0) / 60_000,
  };
};

const filledOf = (scores: readonly CaseScore[], which: 'filledPauses' | 'fusedFilledPauses') =>
  ratesOf(countsOf(known(scores.map((one) => one[which])).flat()));

const byLength = (scores: readonly CaseScore[]) => {
  const outcomes = known(scores.map((one) => one.filledPauses)).flat();
  return lengthBuckets.slice(1).map((toMs, index) => {
    const fromMs = lengthBuckets[index] ?? 0;
    const own = outcomes.filter(({ lengthMs }) => lengthMs >= fromMs && lengthMs < toMs);
    return { fromMs, toMs, ...ratesOf(countsOf(own)) };
  });
};

const absolute = (values: readonly (number | undefined)[]): number => mean(known(values).map(Math.abs));

const ratesSummary = (scores: readonly CaseScore[]) => ({
  syllableRateError: absolute(scores.map(({ rates }) => rates.syllableRate)),
  syllableRateBias: mean(known(scores.map(({ rates }) => rates.syllableRate))),
  articulationRateError: absolute(scores.map(({ rates }) => rates.articulationRate)),
  levelErrorDb: absolute(scores.map(({ rates }) => rates.levelDb)),
  levelErrorMostDb: Math.max(...known(scores.map(({ rates }) => rates.levelDb)).map(Math.abs)),
  cases: known(scores.map(({ rates }) => rates.syllableRate)).length,
});

const pitchOf = (scores: readonly CaseScore[]) => {
  const pitch = known(scores.map((one) => one.pitch));
  const errors = pitch.flatMap(({ relativeErrors }) => relativeErrors);
  const sum = (of: (one: (typeof pitch)[number]) => number): number =>
    pitch.reduce((total, one) => total + of(one), 0);
  return {
    medianError: median(errors),
    octaveErrorShare: sum(({ octaveErrors }) => octaveErrors) / errors.length,
    missedShare: sum(({ missedFrames }) => missedFrames) / (errors.length + sum((one) => one.missedFrames)),
    madeUpShare: sum(({ madeUpFrames }) => madeUpFrames) / sum(({ silentFrames }) => silentFrames),
    frames: errors.length,
  };
};

const wordsOf = (scores: readonly CaseScore[]) => {
  const words = known(scores.map((one) => one.words));
  const onsets = words.flatMap(({ onsetMs }) => onsetMs);
  const offsets = words.flatMap(({ offsetMs }) => offsetMs);
  const sum = (of: (one: (typeof words)[number]) => number): number =>
    words.reduce((total, one) => total + of(one), 0);
  return {
    wer: sum(({ errors }) => errors) / sum((one) => one.words),
    words: sum((one) => one.words),
    onsetMedianMs: median(onsets),
    onset95Ms: percentile(onsets, 0.95),
    offsetMedianMs: median(offsets),
    offset95Ms: percentile(offsets, 0.95),
    timedWords: onsets.length,
  };
};

const fusedOf = (scores: readonly CaseScore[]) => {
  const errors = known(scores.map(({ countError }) => countError));
  return {
    ...filledOf(scores, 'fusedFilledPauses'),
    exactShare: errors.filter((error) => error === 0).length / errors.length,
    takes: errors.length,
  };
};

/** Figures of a group of recordings. */
export const summaryOf = (scores: readonly CaseScore[]) => ({
  recordings: scores.length,
  minutes: scores.reduce((sum, { durationMs }) => sum + durationMs, 0) / 60_000,
  pauses: pausesOf(scores),
  filledPauses: filledOf(scores, 'filledPauses'),
  filledPausesByLength: byLength(scores),
  madeUpFilledPauses: madeUpOf(scores),
  fused: fusedOf(scores),
  rates: ratesSummary(scores),
  pitch: pitchOf(scores),
  words: wordsOf(scores),
});
export type Summary = ReturnType<typeof summaryOf>;

/** Summaries by a property of the recordings, in its order. */
export const grouped = (
  scores: readonly CaseScore[],
  by: (one: CaseScore) => string,
): { readonly group: string; readonly summary: Summary }[] =>
  [...new Set(scores.map(by))].map((group) => ({
    group,
    summary: summaryOf(scores.filter((one) => by(one) === group)),
  }));

/** Whether probabilities mean what they say: for each fifth, how many were real. Those under 200 ms of truth are left out. */
export const reliabilityOf = (scores: readonly CaseScore[]) => {
  const outcomes = known(scores.map((one) => one.filledPauses))
    .flat()
    .filter(({ probability }) => probability !== undefined);
  return [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const own = outcomes.filter(
      ({ probability = 0 }) => probability >= from && (probability < from + 0.2 || from === 0.8),
    );
    return {
      from,
      cases: own.length,
      said: mean(own.map(({ probability = 0 }) => probability)),
      real: own.filter(({ kind }) => kind === 'found').length / own.length,
    };
  });
};

/** What was taken for a filled pause, most often first. */
export const mistakenFor = (
  scores: readonly CaseScore[],
  which: 'filledPauses' | 'fusedFilledPauses',
): [string, number][] => {
  const kinds = known(scores.map((one) => one[which]))
    .flat()
    .flatMap(({ kind, confounder }) => (kind === 'madeUp' && confounder !== undefined ? [confounder] : []));
  return [...new Set(kinds)]
    .map((kind): [string, number] => [kind, kinds.filter((one) => one === kind).length])
    .toSorted((a, b) => b[1] - a[1]);
};
