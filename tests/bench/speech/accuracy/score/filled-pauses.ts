import type { Moment } from '../../../../../src/contract/primitives.ts';
import { lengthMs } from '../../../../../src/core/analysis/moments.ts';
import type { Truth } from '../truth.ts';
import { matchEvents } from './match-events.ts';
import type { Counts } from './numbers.ts';

/** Shorter ones are below the definition of a filled pause: neither missed nor made up. */
export const leastJudgedMs = 200;

/** Lengths by which the figures are told, in ms. */
export const lengthBuckets = [200, 300, 450, 700, Number.POSITIVE_INFINITY] as const;

type TrueFiller = NonNullable<Truth['fillers']>[number];

/** A filled pause that was found or missed, or a sound that was taken for one. */
export interface FilledPauseOutcome {
  readonly kind: keyof Counts;
  readonly lengthMs: number;
  readonly probability: number | undefined;
  readonly truth: TrueFiller | undefined;
  /** What the sound really is, for one that was made up. */
  readonly confounder: string | undefined;
}

/** How the filled pauses of one recording were found. Undefined where the truth does not tell. */
export const scoreFilledPauses = (
  truth: Truth,
  found: readonly (Moment & { readonly probability: number })[],
): FilledPauseOutcome[] | undefined => {
  if (!truth.fillers) return undefined;
  const wanted = truth.fillers.filter(({ kind }) => kind === 'filled-pause');
  const { pairs, missed, madeUp } = matchEvents(wanted, found);
  const overlaps = (a: Moment, b: Moment): boolean => a.startMs < b.endMs && b.startMs < a.endMs;
  return [
    ...pairs
      .filter((pair) => lengthMs(pair.true) >= leastJudgedMs)
      .map((pair) => ({
        kind: 'found' as const,
        lengthMs: lengthMs(pair.true),
        probability: pair.found.probability,
        truth: pair.true,
        confounder: undefined,
      })),
    ...missed
      .filter((one) => lengthMs(one) >= leastJudgedMs)
      .map((one) => ({
        kind: 'missed' as const,
        lengthMs: lengthMs(one),
        probability: undefined,
        truth: one,
        confounder: undefined,
      })),
    ...madeUp.map((one) => ({
      kind: 'madeUp' as const,
      lengthMs: lengthMs(one),
      probability: one.probability,
      truth: undefined,
      confounder:
        (truth.confounders ?? []).find((place) => overlaps(place, one))?.kind ??
        (wanted.some((place) => overlaps(place, one)) ? 'a filled pause, badly placed' : 'speech'),
    })),
  ];
};

/** Counts of outcomes. */
export const countsOf = (outcomes: readonly FilledPauseOutcome[]): Counts => ({
  found: outcomes.filter(({ kind }) => kind === 'found').length,
  missed: outcomes.filter(({ kind }) => kind === 'missed').length,
  madeUp: outcomes.filter(({ kind }) => kind === 'madeUp').length,
});
