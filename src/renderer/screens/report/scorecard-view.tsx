import { CircleCheck, CircleDashed, UserRound } from 'lucide-react';
import type { CheckResult, CriterionResult, Scorecard } from '../../../contract/score.ts';
import { formatShare } from '../../format/quantity.ts';
import { strings } from '../../strings/en.ts';
import { Chip } from '../../ui/chip.tsx';
import { MomentButton } from './moment-button.tsx';
import styles from './scorecard-view.module.css';

const text = strings.report;
const icons = { passed: CircleCheck, failed: CircleDashed, person: UserRound } as const;

function Check({ check }: { check: CheckResult }) {
  const Icon = icons[check.verdict];
  return (
    <li className={styles.check} data-verdict={check.verdict}>
      <Icon aria-hidden="true" />
      <div className={styles.body}>
        <p className={styles.line}>
          <span className={styles.description}>{check.description}</span>
          <span className={styles.verdict}>{text.verdicts[check.verdict]}</span>
        </p>
        {check.reason ? <p className={styles.reason}>{check.reason}</p> : null}
        {check.evidence.length > 0 ? (
          <ul className={styles.evidence}>
            {check.evidence.map((evidence) => (
              <li key={`${evidence.startMs}-${evidence.endMs}`}>
                <MomentButton moment={evidence} label={check.description} />
                {evidence.quote ? <q className={styles.quote}>{evidence.quote}</q> : null}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}

function Criterion({ criterion }: { criterion: CriterionResult }) {
  const { title, share, mustPass, checks } = criterion;
  return (
    <section className={styles.criterion} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {mustPass ? <Chip>{text.mustPass}</Chip> : null}
        <p className={styles.share}>{share === null ? text.shareNone : text.shareOf(formatShare(share))}</p>
      </header>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <Check key={check.checkId} check={check} />
        ))}
      </ul>
    </section>
  );
}

/** Every check with its verdict in a word and a sign, and the clip it comes from. */
export function ScorecardView({ scorecard }: { scorecard: Scorecard }) {
  return (
    <div className={styles.scorecard}>
      <div>
        <h2>{text.scorecard}</h2>
        <p className={styles.reason}>{text.scorecardLead}</p>
      </div>
      {scorecard.criteria.map((criterion) => (
        <Criterion key={criterion.criterionId} criterion={criterion} />
      ))}
    </div>
  );
}
