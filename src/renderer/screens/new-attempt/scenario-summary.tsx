import type { Scenario } from '../../../contract/kit.ts';
import { formatLength } from '../../format/duration.ts';
import { strings } from '../../strings/en.ts';
import { SectionStrip } from '../../ui/section-strip.tsx';
import styles from './scenario.module.css';

/** The scenario's whole budget, in milliseconds. */
export const scenarioBudgetMs = (scenario: Scenario): number =>
  scenario.sections.reduce((sum, section) => sum + section.budgetMs, 0);

/** A card's second line: what kind, how long, and the plan as a strip. */
export function ScenarioSummary({ scenario }: { scenario: Scenario }) {
  const text = strings.newAttempt;
  return (
    <>
      <span className={styles.facts}>
        {text.kinds[scenario.kind]}
        {' · '}
        {formatLength(scenarioBudgetMs(scenario))}
        {' · '}
        {text.sections(scenario.sections.length)}
      </span>
      <SectionStrip
        parts={scenario.sections.map(({ id, title, budgetMs }) => ({ id, title, lengthMs: budgetMs }))}
      />
    </>
  );
}
