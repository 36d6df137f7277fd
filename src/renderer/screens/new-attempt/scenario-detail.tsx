import { Check, Minus } from 'lucide-react';
import type { Scenario } from '../../../contract/kit.ts';
import { formatLength } from '../../format/duration.ts';
import { formatShare } from '../../format/quantity.ts';
import { strings } from '../../strings/en.ts';
import styles from './scenario.module.css';
import { scenarioBudgetMs } from './scenario-summary.tsx';

const text = strings.newAttempt;

/** The whole brief: what to give, in which parts and time, what to say and what to leave out. */
export function ScenarioDetail({ scenario }: { scenario: Scenario }) {
  return (
    <article className={styles.detail} aria-labelledby="brief-heading">
      <div>
        <h2 id="brief-heading">{scenario.title}</h2>
        {scenario.brief.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} className={styles.brief}>
            {paragraph}
          </p>
        ))}
      </div>

      <div>
        <h3>
          {text.plan}{' '}
          <span className={styles.soft}>{text.inAll(formatLength(scenarioBudgetMs(scenario)))}</span>
        </h3>
        <ol className={styles.plan}>
          {scenario.sections.map((section) => (
            <li key={section.id}>
              <span>{section.title}</span>
              <span className={styles.budget}>{formatLength(section.budgetMs)}</span>
              {section.notes ? <p className={styles.notes}>{section.notes}</p> : null}
            </li>
          ))}
        </ol>
      </div>

      <div className={styles.messages}>
        {scenario.keyMessages.length > 0 ? (
          <div>
            <h3>{text.keyMessages}</h3>
            <ul className={styles.bullets}>
              {scenario.keyMessages.map((message) => (
                <li key={message}>
                  <Check aria-hidden="true" className={styles.say} />
                  {message}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {scenario.mustNotSay.length > 0 ? (
          <div>
            <h3>{text.mustNotSay}</h3>
            <ul className={styles.bullets}>
              {scenario.mustNotSay.map((message) => (
                <li key={message}>
                  <Minus aria-hidden="true" className={styles.leave} />
                  {message}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>

      <div>
        <h3>{text.criteria}</h3>
        <p className={styles.soft}>
          {scenario.rubric.criteria.map(({ title }) => title).join(' · ')}
          {'. '}
          {text.passMark(formatShare(scenario.rubric.passMarkShare))}
        </p>
      </div>
    </article>
  );
}
