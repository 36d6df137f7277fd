import type { AttemptSummary } from '../../../contract/attempt.ts';
import { toHash } from '../../app/routes.ts';
import { formatTime } from '../../format/date.ts';
import { formatLength } from '../../format/duration.ts';
import { strings } from '../../strings/en.ts';
import { Chip } from '../../ui/chip.tsx';
import { ScoreMark } from '../../ui/score-mark.tsx';
import styles from './attempt-list.module.css';
import { AttemptMenu } from './attempt-menu.tsx';
import { MediaChip } from './media-chip.tsx';
import { StandingChip } from './standing-chip.tsx';

interface AttemptRowProps {
  attempt: AttemptSummary;
  onRemove: () => void;
  onRemoveMedia: () => void;
}

/** One attempt. The whole row leads to the report; the menu lies above it. */
export function AttemptRow({ attempt, ...actions }: AttemptRowProps) {
  const { attemptId, scenarioTitle, mode, startedAt, durationMs, report } = attempt;
  // Without the words only a few checks can be judged: no number for that.
  const scoreShare = report.state === 'done' ? attempt.scoreShare : null;
  return (
    <li className={styles.row}>
      <ScoreMark share={scoreShare} />
      <div className={styles.what}>
        <h3 className={styles.title}>
          <a href={toHash({ name: 'attempt', attemptId })} className={styles.link}>
            {scenarioTitle}
          </a>
        </h3>
        <p className={styles.meta}>
          <span>{strings.common[mode]}</span>
          <span>{formatTime(startedAt)}</span>
          <span>{formatLength(durationMs)}</span>
        </p>
      </div>
      <div className={styles.chips}>
        {attempt.takeState === 'recovered' ? (
          <Chip>
            <span title={strings.library.recoveredHint}>{strings.library.recovered}</span>
          </Chip>
        ) : null}
        <MediaChip media={attempt.media} />
        <StandingChip attempt={attempt} />
      </div>
      <AttemptMenu attempt={attempt} {...actions} />
    </li>
  );
}
