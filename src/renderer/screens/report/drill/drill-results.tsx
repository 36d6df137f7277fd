import type { Measure } from '../../../../contract/analysis.ts';
import type { DrillResult } from '../../../../contract/practice.ts';
import { formatValue, unitName } from '../../../format/measure.ts';
import { strings } from '../../../strings/en.ts';
import { compareTries } from './compare.ts';
import { DrillScale } from './drill-scale.tsx';
import styles from './drill.module.css';

const text = strings.drill;

const figure = ({ value, unit, reason }: Measure): string =>
  value === null ? (reason ?? text.notJudged) : `${formatValue(value, unit)} ${unitName(unit)}`.trim();

/** The first try and every other one, with the figure in words. */
export function DrillResults({ results }: { results: readonly DrillResult[] }) {
  const [one] = results;
  if (!one) return <p className={styles.soft}>{text.empty}</p>;
  const { first, firstOf } = one;
  return (
    <section aria-label={text.results} className={styles.results}>
      <DrillScale first={first} tries={results.map(({ again }) => again)} />
      <ol>
        <li className={styles.result}>
          <span>{text.first[firstOf]}</span>
          <span className={styles.figure}>{figure(first)}</span>
        </li>
        {results.map(({ again }, index) => {
          const comparison = compareTries(first, again);
          return (
            <li key={index} className={styles.result} data-last={index === results.length - 1 || undefined}>
              <span>{text.again(index + 1)}</span>
              <span className={styles.figure}>{figure(again)}</span>
              {comparison ? (
                <span className={styles.verdict} data-verdict={comparison}>
                  {text[comparison]}
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
      {first.verdict === 'no-band' ? null : <p className={styles.soft}>{text.band}</p>}
    </section>
  );
}
