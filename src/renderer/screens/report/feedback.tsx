import { Mic } from 'lucide-react';
import type { FeedbackItem, Scorecard } from '../../../contract/score.ts';
import { useKit } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { useOpenDrill } from './drill/drill-context.tsx';
import { type DrillMeasure, drillMeasureOfCorrection } from './drill/drill-measure.ts';
import styles from './feedback.module.css';
import { Moments } from './moments.tsx';

const text = strings.report;

interface ItemProps {
  item: FeedbackItem;
  number?: number;
  /** What practising it compares; missing where there is nothing to mend. */
  measure?: DrillMeasure;
}

function Item({ item, number, measure }: ItemProps) {
  const openDrill = useOpenDrill();
  const { title, action, moments } = item;
  return (
    <li className={styles.item}>
      {number === undefined ? null : (
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
      )}
      <div className={styles.body}>
        <h3>{title}</h3>
        <p className={styles.detail}>{item.detail}</p>
        <p className={styles.action}>{action}</p>
        <div className={styles.ways}>
          {measure && openDrill ? (
            <Button
              aria-label={strings.drill.correctionOf(title)}
              onClick={() => openDrill({ about: title, advice: action, moment: moments[0] ?? null, measure })}
            >
              <Mic aria-hidden="true" />
              {strings.drill.correction}
            </Button>
          ) : null}
          <Moments moments={moments} label={title} {...(measure ? { measure } : {})} />
        </div>
      </div>
    </li>
  );
}

/** At most three things to mend, then what was good. */
export function Feedback({ scorecard }: { scorecard: Scorecard }) {
  const { corrections, strengths, scenarioId, inputs } = scorecard;
  const nothingToMend = inputs.transcriptSha256 === null ? text.correctionsWordless : text.correctionsNone;
  const scenario = useKit().data?.kit.scenarios.find(({ id }) => id === scenarioId);
  return (
    <div className={styles.feedback}>
      <section aria-labelledby="corrections">
        <h2 id="corrections">{text.corrections}</h2>
        {corrections.length === 0 ? <p className={styles.detail}>{nothingToMend}</p> : null}
        <ol className={styles.list}>
          {corrections.map((item, index) => (
            <Item
              key={item.title}
              item={item}
              number={index + 1}
              measure={drillMeasureOfCorrection(item, scenario)}
            />
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
