import { CircleCheck, CircleDashed, UserRound } from 'lucide-react';
import type { Scorecard } from '../../../contract/score.ts';
import { formatCount, formatShare, formatWhole } from '../../format/quantity.ts';
import { strings } from '../../strings/en.ts';
import styles from './score-summary.module.css';
import { tally } from './tally.ts';

const text = strings.report;
const icons = { passed: CircleCheck, failed: CircleDashed, 'person-needed': UserRound } as const;

/** The score against the mark, in one line and one bar. Never in an alarming colour. */
export function ScoreSummary({ scorecard }: { scorecard: Scorecard }) {
  const { share, passMarkShare, outcome } = scorecard;
  const { passed, forPerson, judged } = tally(scorecard);
  const Icon = icons[outcome];
  return (
    <section className={styles.summary} data-outcome={outcome}>
      <p className={styles.share}>{share === null ? '–' : formatShare(share)}</p>
      <div className={styles.words}>
        <p className={styles.outcome}>
          <Icon aria-hidden="true" />
          {text.outcome[outcome]}
        </p>
        <p className={styles.detail}>
          {share === null ? `${text.noScore} ` : ''}
          {text.outcomeText[outcome](formatShare(passMarkShare))}
        </p>
      </div>
      <div className={styles.counts}>
        <p>{text.passedOf(formatWhole(passed), formatWhole(judged))}</p>
        {forPerson > 0 ? <p>{text.forPerson(formatCount(forPerson, 'check', 'checks'))}</p> : null}
      </div>
      <div className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ inlineSize: `${(share ?? 0) * 100}%` }} />
        <span className={styles.mark} style={{ insetInlineStart: `${passMarkShare * 100}%` }} />
      </div>
    </section>
  );
}
