import type { Analysis, Measure } from '../../contract/analysis.ts';
import type { Check, Scenario } from '../../contract/kit.ts';
import { type Bands, noteUpTo } from '../analysis/bands.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { CheckResult, CriterionResult, FeedbackItem } from '../../contract/score.ts';
import { actionFor } from './check-advice.ts';
import { measureAdvice } from './measure-advice.ts';
import { formatBand, formatValue, measureName } from './measure-words.ts';
import { clip } from './talk.ts';

const mostItems = 3;
const mostMoments = 10;

const momentsOf = (moments: readonly Moment[]): Moment[] =>
  moments.slice(0, mostMoments).map(({ startMs, endMs }) => ({ startMs, endMs }));

const toItem = (title: string, detail: string, action: string, moments: readonly Moment[]): FeedbackItem => ({
  title: clip(title, 160),
  detail: clip(detail, 500),
  action: clip(action, 300),
  moments: momentsOf(moments),
});

interface Weighted {
  readonly criterion: CriterionResult;
  readonly result: CheckResult;
  /** Share of the whole score that hangs on the check. */
  readonly effect: number;
}

/** The checks with this verdict: first those that decide a must-pass criterion, then by what they are worth, then in the kit's order. */
function byEffect(criteria: readonly CriterionResult[], verdict: CheckResult['verdict']): Weighted[] {
  const totalWeight = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  return criteria
    .flatMap((criterion) => {
      const points = criterion.checks.reduce((sum, check) => sum + check.points, 0);
      return criterion.checks
        .filter((result) => result.verdict === verdict)
        .map((result) => ({
          criterion,
          result,
          effect: (criterion.weight / totalWeight) * (result.points / points),
        }));
    })
    .toSorted((a, b) => Number(b.criterion.mustPass) - Number(a.criterion.mustPass) || b.effect - a.effect);
}

/** Where to look when a check has no words of its own: its section, if that was spoken. */
function placeOf(check: Check, analysis: Analysis): readonly Moment[] {
  const sectionId = 'sectionId' in check ? check.sectionId : undefined;
  return analysis.sections.filter((section) => section.sectionId === sectionId);
}

function correctionOf(
  { criterion, result }: Weighted,
  scenario: Scenario,
  analysis: Analysis,
): FeedbackItem[] {
  const check = scenario.rubric.criteria
    .find((entry) => entry.id === criterion.criterionId)
    ?.checks.find((entry) => entry.id === result.checkId);
  if (!check) return [];
  const quote = result.evidence.find((evidence) => evidence.quote !== '')?.quote;
  const words = quote === undefined || check.kind === 'delivery' ? '' : ` The words there: "${quote}"`;
  const moments = result.evidence.length > 0 ? result.evidence : placeOf(check, analysis);
  return [
    toItem(
      `Not met: ${result.description}`,
      `${result.reason}${words}`,
      actionFor(check, scenario, analysis),
      moments,
    ),
  ];
}

const isMeasured = (measure: Measure | undefined): measure is Measure & { value: number } =>
  measure !== undefined && measure.value !== null;

const isNote = ({ id, value, verdict }: Measure & { value: number }, kitBands: Bands): boolean =>
  verdict === 'above' && kitBands[id] === undefined && value <= (noteUpTo[id] ?? -Infinity);

/** Measures outside their band, by more than a note, that no check of the rubric is about. */
function measureCorrections(
  criteria: readonly CriterionResult[],
  scenario: Scenario,
  analysis: Analysis,
  kitBands: Bands,
): FeedbackItem[] {
  const inRubric = new Set(
    scenario.rubric.criteria.flatMap(({ checks }) =>
      checks.flatMap((check) => (check.kind === 'delivery' ? [check.measureId] : [])),
    ),
  );
  return measureAdvice.flatMap((advice) => {
    const measure = analysis.measures.find((entry) => entry.id === advice.id);
    if (!isMeasured(measure) || inRubric.has(advice.id) || isNote(measure, kitBands)) return [];
    const action =
      measure.verdict === 'below' ? advice.below : measure.verdict === 'above' ? advice.above : undefined;
    if (action === undefined || criteria.length === 0) return [];
    const value = formatValue(measure.value, measure.unit);
    const title = `${measureName(advice.id)}: ${value}`;
    return [toItem(title, `The band is ${formatBand(measure.band, measure.unit)}.`, action, measure.moments)];
  });
}

/**
 * At most three things to change: failed checks by their effect on the score, then measures outside their bands. `kitBands`: those that
 * the kit sets itself.
 */
export function correctionsOf(
  scenario: Scenario,
  criteria: readonly CriterionResult[],
  analysis: Analysis,
  kitBands: Bands,
): FeedbackItem[] {
  const ofChecks = byEffect(criteria, 'failed').flatMap((entry) => correctionOf(entry, scenario, analysis));
  return [...ofChecks, ...measureCorrections(criteria, scenario, analysis, kitBands)].slice(0, mostItems);
}

/** At most three things done well: passed checks with words to show, and one measure inside its band. */
export function strengthsOf(criteria: readonly CriterionResult[], analysis: Analysis): FeedbackItem[] {
  const ofChecks = byEffect(criteria, 'passed')
    .filter(
      ({ result }) => result.kind !== 'avoids' && result.kind !== 'delivery' && result.evidence.length > 0,
    )
    .map(({ result }) => {
      const quote = result.evidence.find((evidence) => evidence.quote !== '')?.quote;
      const detail = quote === undefined ? result.reason : `Your words: "${quote}"`;
      return toItem(result.description, detail, 'Keep it as it is.', result.evidence);
    });
  const ofMeasures = measureAdvice.flatMap((advice) => {
    const measure = analysis.measures.find((entry) => entry.id === advice.id);
    if (advice.isSkill !== true || !isMeasured(measure) || measure.verdict !== 'inside') return [];
    const title = `${measureName(advice.id)}: ${formatValue(measure.value, measure.unit)}`;
    return [
      toItem(
        title,
        `Inside the band of ${formatBand(measure.band, measure.unit)}.`,
        'Keep it there.',
        measure.moments,
      ),
    ];
  });
  if (ofChecks.length === 0) return ofMeasures.slice(0, mostItems);
  const fromChecks = ofChecks.slice(0, mostItems - Math.min(1, ofMeasures.length));
  return [...fromChecks, ...ofMeasures.slice(0, mostItems - fromChecks.length)];
}
