import { useState } from 'react';
import type { Moment } from '../../../contract/primitives.ts';
import { strings } from '../../strings/en.ts';
import type { DrillMeasure } from './drill/drill-measure.ts';
import { MomentButton } from './moment-button.tsx';
import styles from './moment-button.module.css';

/** More than these are folded away: a row of forty places helps nobody. */
const shownAtFirst = 5;

interface MomentsProps {
  moments: readonly Moment[];
  label?: string;
  measure?: DrillMeasure;
}

/** Places to play, in a row; all of them on request. */
export function Moments({ moments, label, measure }: MomentsProps) {
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
          {...(measure ? { measure } : {})}
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
