import type { Attempt, Judgement } from '../attempt.ts';
import { formatBand, formatValue, measureName } from '../measure-words.ts';
import { evidenceAt } from '../talk.ts';
import type { CheckOf } from './check-of.ts';

/** Passed when the measure's value lies in the check's own band, both ends included. A person gets the places to look at. */
export function judgeDelivery(check: CheckOf<'delivery'>, attempt: Attempt): Judgement {
  const measure = attempt.analysis.measures.find((entry) => entry.id === check.measureId);
  const talk = typeof attempt.spoken === 'string' ? null : attempt.spoken.talk;
  const evidence = (measure?.moments ?? []).slice(0, 10).map((moment) => evidenceAt(talk, moment));
  if (!measure || measure.value === null || measure.verdict === 'cannot-judge') {
    const why = measure?.reason ? ` (${measure.reason.replace(/[.\s]+$/, '')})` : '';
    return {
      verdict: 'person',
      reason: `${measureName(check.measureId)} could not be measured${why}.`,
      evidence,
    };
  }
  const { value, unit } = measure;
  const isBelow = check.band.from !== undefined && value < check.band.from;
  const isAbove = check.band.to !== undefined && value > check.band.to;
  return {
    verdict: isBelow || isAbove ? 'failed' : 'passed',
    reason: `${measureName(check.measureId)}: ${formatValue(value, unit)}; the band is ${formatBand(check.band, unit)}.`,
    evidence,
  };
}
