import type { FeedbackItem, Scorecard } from '../../../contract/score.ts';
import { strings } from '../../strings/en.ts';
import styles from './feedback.module.css';
import { Moments } from './moments.tsx';

const text = strings.report;

function Item({ item, number }: { item: FeedbackItem; number?: number }) {
  return (
    <li className={styles.item}>
      {number === undefined ? null : (
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
      )}
      <div className={styles.body}>
        <h3>{item.title}</h3>
        <p className={styles.detail}>{item.detail}</p>
        <p className={styles.action}>{item.action}</p>
        <Moments moments={item.moments} label={item.title} />
      </div>
    </li>
  );
}

/** At most three things to mend, then what was good. */
export function Feedback({ scorecard }: { scorecard: Scorecard }) {
  const { corrections, strengths } = scorecard;
  return (
    <div className={styles.feedback}>
      <section aria-labelledby="corrections">
        <h2 id="corrections">{text.corrections}</h2>
        {corrections.length === 0 ? <p className={styles.detail}>{text.correctionsNone}</p> : null}
        <ol className={styles.list}>
          {corrections.map((item, index) => (
            <Item key={item.title} item={item} number={index + 1} />
          ))}
        </ol>
      </section>
      {strengths.length > 0 ? (
        <section aria-labelledby="strengths">
          <h2 id="strengths">{text.strengths}</h2>
          <ul className={styles.list}>
            {strengths.map((item) => (
              <Item key={item.title} item={item} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
