import type { Analysis } from '../../contract/analysis.ts';
import type { Check, Scenario } from '../../contract/kit.ts';
import { sectionTitle } from './attempt.ts';
import { measureAdvice } from './measure-advice.ts';

const first = (phrasings: readonly string[] | undefined): string => phrasings?.[0] ?? '';

function deliveryAction(check: Extract<Check, { kind: 'delivery' }>, analysis: Analysis): string {
  const advice = measureAdvice.find((entry) => entry.id === check.measureId);
  const value = analysis.measures.find((entry) => entry.id === check.measureId)?.value ?? null;
  const isBelow = value !== null && check.band.from !== undefined && value < check.band.from;
  return (isBelow ? advice?.below : advice?.above) ?? 'Rehearse once more and watch this figure.';
}

/** One thing to do about a failed check, with the kit's own words as the example. */
export function actionFor(check: Check, scenario: Scenario, analysis: Analysis): string {
  switch (check.kind) {
    case 'says':
      return `Say it in one sentence, for example: "${first(check.phrasings)}"`;
    case 'avoids':
      return 'Leave it out, or say plainly that it is not promised.';
    case 'asks':
      return check.phrasings
        ? `Ask it and wait for the answer, for example: "${first(check.phrasings)}"`
        : 'Ask a question that starts with what, how or why, and wait for the answer.';
    case 'answers':
      return `Keep this order: "${first(check.acknowledge)}", then "${first(check.respond)}", then "${first(check.confirm)}"`;
    case 'shows':
      return `Show in this order, and name each as the screen changes: ${check.steps.map((step) => step.title).join('; ')}.`;
    case 'time': {
      const budgetMs = scenario.sections.find((section) => section.id === check.sectionId)?.budgetMs ?? 0;
      const spentMs = analysis.sections
        .filter((section) => section.sectionId === check.sectionId)
        .reduce((sum, { startMs, endMs }) => sum + Math.max(0, endMs - startMs), 0);
      const change = spentMs > budgetMs ? 'Cut' : 'Give';
      const title = sectionTitle(scenario, check.sectionId);
      return `${change} "${title}" ${spentMs > budgetMs ? 'to' : ''} about ${Math.round(budgetMs / 1000)} s; run through it once against the clock.`.replace(
        '  ',
        ' ',
      );
    }
    case 'delivery':
      return deliveryAction(check, analysis);
    case 'person':
      return '';
  }
}
