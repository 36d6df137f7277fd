import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { AttemptSummary } from '../../../contract/attempt.ts';
import { toHash } from '../../app/routes.ts';
import { formatDayAndTime } from '../../format/date.ts';
import { formatLength } from '../../format/duration.ts';
import { useNow } from '../../format/use-now.ts';
import { useDeleteAttempt, useKeepAttempt } from '../../queries/attempts.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { recoveredParts } from './recovered-parts.ts';
import styles from './recovered-takes.module.css';

const text = strings.library;

/** Takes that were cut off, each with what of it is there and the question whether it stays. */
export function RecoveredTakes({ attempts }: { attempts: readonly AttemptSummary[] }) {
  const now = useNow();
  const keep = useKeepAttempt();
  const discard = useDeleteAttempt();
  const [discarding, setDiscarding] = useState<AttemptSummary | null>(null);
  const whenOf = (attempt: AttemptSummary): string => formatDayAndTime(attempt.startedAt, now);

  return (
    <section className={styles.recovered} aria-labelledby="recovered-title">
      <div className={styles.head}>
        <LifeBuoy aria-hidden="true" />
        <div>
          <h2 id="recovered-title" className={styles.title}>
            {text.recoveredTitle}
          </h2>
          <p className={styles.lead}>{text.recoveredText}</p>
        </div>
      </div>
      <ul className={styles.list}>
        {attempts.map((attempt) => (
          <li key={attempt.attemptId} className={styles.row}>
            <div className={styles.what}>
              <h3 className={styles.name}>
                <a href={toHash({ name: 'attempt', attemptId: attempt.attemptId })} className={styles.link}>
                  {attempt.scenarioTitle}
                </a>
              </h3>
              <p className={styles.meta}>
                <span>{strings.common[attempt.mode]}</span>
                <span>{whenOf(attempt)}</span>
                <span>{formatLength(attempt.durationMs)}</span>
                <span>{recoveredParts(attempt.recovery?.tracks ?? [])}</span>
              </p>
            </div>
            <div className={styles.actions}>
              <Button
                look="quiet"
                aria-label={text.discardOf(attempt.scenarioTitle, whenOf(attempt))}
                onClick={() => setDiscarding(attempt)}
              >
                {text.discard}
              </Button>
              <Button
                look="primary"
                aria-label={text.keepOf(attempt.scenarioTitle, whenOf(attempt))}
                disabled={keep.isPending}
                onClick={() => keep.mutate(attempt.attemptId)}
              >
                {text.keep}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {keep.isError ? <ErrorNote error={keep.error} /> : null}
      {discard.isError ? <ErrorNote error={discard.error} /> : null}
      <ConfirmDialog
        open={discarding !== null}
        title={text.discardTitle}
        confirm={text.discard}
        danger
        onClose={() => setDiscarding(null)}
        onConfirm={() => {
          if (discarding) discard.mutate(discarding.attemptId);
          setDiscarding(null);
        }}
      >
        {discarding ? (
          <p>
            {text.discardText(
              discarding.scenarioTitle,
              whenOf(discarding),
              formatLength(discarding.durationMs),
            )}
          </p>
        ) : null}
      </ConfirmDialog>
    </section>
  );
}
