import { useState } from 'react';
import { toHash } from '../../app/routes.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import type { ProgressValue } from './progress-points.ts';
import styles from './progress.module.css';

const text = strings.progress;

/** More rows are folded away. */
const shownAtFirst = 6;

interface AttemptValuesProps {
  values: readonly ProgressValue[];
  bestId: string | undefined;
  when: (value: ProgressValue) => string;
  format: (value: ProgressValue) => string;
}

/** The same in words: every attempt with its figure, the latest first. */
export function AttemptValues({ values, bestId, when, format }: AttemptValuesProps) {
  const [showAll, setShowAll] = useState(false);
  const latestFirst = values.toReversed();
  const shown = showAll ? latestFirst : latestFirst.slice(0, shownAtFirst);
  return (
    <div>
      <ul className={styles.values} aria-label={text.attempts}>
        {shown.map((each) => (
          <li key={each.attemptId}>
            <a href={toHash({ name: 'attempt', attemptId: each.attemptId })}>{when(each)}</a>
            {each.attemptId === bestId && values.length > 1 ? (
              <Chip tone="accent">{text.bestMark}</Chip>
            ) : null}
            <span className={styles.value}>{format(each)}</span>
          </li>
        ))}
      </ul>
      {shown.length < latestFirst.length ? (
        <Button look="quiet" onClick={() => setShowAll(true)}>
          {text.more(latestFirst.length - shown.length)}
        </Button>
      ) : null}
    </div>
  );
}
