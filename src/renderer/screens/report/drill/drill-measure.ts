import type { MeasureId } from '../../../../contract/analysis.ts';
import type { Trouble } from '../../../../contract/cue.ts';
import type { Scenario } from '../../../../contract/kit.ts';
import type { FeedbackItem } from '../../../../contract/score.ts';
import { measureName } from '../../../../core/score/measure-words.ts';

/** What can be compared by ear alone within half a minute. */
export const drillMeasures = [
  'syllable-rate',
  'filled-pauses-per-minute',
  'pause-share',
  'pitch-variation',
  'level',
  'level-spread',
] as const satisfies readonly MeasureId[];
export type DrillMeasure = (typeof drillMeasures)[number];

const nearest: Partial<Record<MeasureId, DrillMeasure>> = {
  'filled-pauses-per-minute': 'filled-pauses-per-minute',
  'filler-word-share': 'filled-pauses-per-minute',
  'filler-clusters': 'filled-pauses-per-minute',
  'pause-share': 'pause-share',
  'long-pauses': 'pause-share',
  'dead-air': 'pause-share',
  'screen-loading': 'pause-share',
  'pitch-variation': 'pitch-variation',
  level: 'level',
  'clipping-share': 'level',
  'noise-floor': 'level',
  'level-spread': 'level-spread',
};

/** What a drill compares for a measure of the report: the same by ear, or pace where it is about words. */
export const drillMeasureOf = (id: MeasureId | undefined): DrillMeasure =>
  (id && nearest[id]) ?? 'syllable-rate';

const ofTroubles: Partial<Record<Trouble, DrillMeasure>> = {
  'filler-cluster': 'filled-pauses-per-minute',
  'long-silence': 'pause-share',
  'flat-pitch': 'pitch-variation',
  'too-quiet': 'level',
  clipping: 'level',
};

/** The same for what a cue was about. */
export const drillMeasureOfTrouble = (trouble: Trouble): DrillMeasure =>
  ofTroubles[trouble] ?? 'syllable-rate';

/** The same for a correction: it is about a check of the rubric, or about a measure that it begins with the name of. */
export const drillMeasureOfCorrection = (
  { title }: Pick<FeedbackItem, 'title'>,
  scenario: Pick<Scenario, 'rubric'> | undefined,
): DrillMeasure => {
  const checks = scenario?.rubric.criteria.flatMap((criterion) => criterion.checks) ?? [];
  const check = checks.find(({ description }) => title.includes(description));
  if (check) return drillMeasureOf(check.kind === 'delivery' ? check.measureId : undefined);
  const ids = Object.keys(nearest) as MeasureId[];
  return drillMeasureOf(ids.find((id) => title.startsWith(`${measureName(id)}:`)));
};
