import { CircleCheck, CircleDashed, UserRound } from 'lucide-react';
import type { ScoredWords, Scorecard } from '../../../contract/score.ts';
import { formatCount, formatShare, formatWhole } from '../../format/quantity.ts';
import { strings } from '../../strings/en.ts';
import styles from './score-summary.module.css';
import { tally } from './tally.ts';

const text = strings.report;
const icons = { passed: CircleCheck, failed: CircleDashed, 'person-needed': UserRound } as const;

/** Which words were scored, in a sentence or two. */
const wordsText = ({ version, repairs, corrections }: ScoredWords): string => {
  const { scored } = strings.words;
  const places = formatCount(corrections, 'correction', 'corrections');
  const uncorrected = corrections === 0 ? scored.recognised : scored.notCounted(places);
  const which = version === 'corrected' ? scored.corrected(places) : uncorrected;
  return repairs === 0 ? which : `${which} ${scored.repairs(formatCount(repairs, 'name', 'names'))}`;
};

/** The score against the mark, in one line and one bar. Never in an alarming colour. */
export function ScoreSummary({ scorecard }: { scorecard: Scorecard }) {
  const { share, passMarkShare, outcome, words } = scorecard;
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
        {words ? <p className={styles.detail}>{wordsText(words)}</p> : null}
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
