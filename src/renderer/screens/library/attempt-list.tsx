import type { AttemptSummary } from '../../../contract/attempt.ts';
import { useNow } from '../../format/use-now.ts';
import styles from './attempt-list.module.css';
import { AttemptRow } from './attempt-row.tsx';
import { byDay } from './by-day.ts';

interface AttemptListProps {
  attempts: readonly AttemptSummary[];
  onRemove: (attempt: AttemptSummary) => void;
  onRemoveMedia: (attempt: AttemptSummary) => void;
}

export function AttemptList({ attempts, onRemove, onRemoveMedia }: AttemptListProps) {
  const now = useNow();
  return (
    <div className={styles.days}>
      {byDay(attempts, now).map((day) => (
        <section key={day.title} aria-label={day.title}>
          <h2 className={styles.day}>{day.title}</h2>
          <ul className={styles.list}>
            {day.attempts.map((attempt) => (
              <AttemptRow
                key={attempt.attemptId}
                attempt={attempt}
                onRemove={() => onRemove(attempt)}
                onRemoveMedia={() => onRemoveMedia(attempt)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
