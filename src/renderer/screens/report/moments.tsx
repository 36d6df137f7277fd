import { useState } from 'react';
import type { Moment } from '../../../contract/primitives.ts';
import { strings } from '../../strings/en.ts';
import { MomentButton } from './moment-button.tsx';
import styles from './moment-button.module.css';

/** More than these are folded away: a row of forty places helps nobody. */
const shownAtFirst = 5;

/** Places to play, in a row; all of them on request. */
export function Moments({ moments, label }: { moments: readonly Moment[]; label?: string }) {
  const [showAll, setShowAll] = useState(false);
  if (moments.length === 0) return null;
  const shown = showAll ? moments : moments.slice(0, shownAtFirst);
  const more = moments.length - shown.length;
  return (
    <div className={styles.moments}>
      {shown.map((moment) => (
        <MomentButton
          key={`${moment.startMs}-${moment.endMs}`}
          moment={moment}
          {...(label ? { label } : {})}
        />
      ))}
      {more > 0 ? (
        <button type="button" className={styles.more} onClick={() => setShowAll(true)}>
          {strings.report.moreMoments(more)}
        </button>
      ) : null}
    </div>
  );
}
