import { useState } from 'react';
import type { AttemptDetail } from '../../../../contract/attempt.ts';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { DeleteMediaDialog } from '../../delete-media-dialog.tsx';
import styles from './media.module.css';

const text = strings.justPractise;

/** What becomes of the recording, said before it does. */
const standingText = ({ summary: { recovery, report } }: AttemptDetail): string => {
  if (recovery) return text.untilKept;
  if (report.state === 'waiting-for-model') return text.untilWords;
  return report.state === 'failed' || report.state === 'cancelled' ? text.untilAgain : text.untilReport;
};

/** Beside a recording that is deleted as soon as its report is done; where that waits, the person may delete it before. */
export function UntilReport({ attempt }: { attempt: AttemptDetail }) {
  const [asking, setAsking] = useState(false);
  const { attemptId, report } = attempt.summary;
  const mayDelete = attempt.analysis !== null && report.state !== 'running' && report.state !== 'not-started';
  return (
    <div className={styles.until}>
      <p>{standingText(attempt)}</p>
      {mayDelete ? <Button onClick={() => setAsking(true)}>{text.deleteNow}</Button> : null}
      <DeleteMediaDialog
        attemptId={asking ? attemptId : null}
        hasWords={report.state === 'done'}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
