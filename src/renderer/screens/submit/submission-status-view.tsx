import { CircleCheck, Clock, Send, TriangleAlert } from 'lucide-react';
import type { SubmissionStatus } from '../../../contract/submission.ts';
import { formatTime } from '../../format/date.ts';
import { formatBytes } from '../../format/quantity.ts';
import { useTrySubmissionNow } from '../../queries/submission.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { ReceiptView } from './receipt-view.tsx';
import styles from './submit.module.css';

const text = strings.submit;
const icons = { waiting: Clock, uploading: Send, received: CircleCheck, refused: TriangleAlert } as const;

/** Where a sealed submission stands: waiting, on its way, received with its receipt, or refused with the reason. */
export function SubmissionStatusView({ status }: { status: SubmissionStatus }) {
  const tryNow = useTrySubmissionNow(status.attemptId);
  const { state, sentBytes, totalBytes, message, nextTryAt, receipt } = status;
  const Icon = icons[state];
  const isOnItsWay = state === 'waiting' || state === 'uploading';
  return (
    <div className={styles.flow}>
      <section className={styles.card} aria-live="polite" data-state={state}>
        <p className={styles.state}>
          <Icon aria-hidden="true" />
          {text.states[state]}
        </p>
        {isOnItsWay ? (
          <ProgressBar
            share={totalBytes === 0 ? 0 : sentBytes / totalBytes}
            label={text.sent(formatBytes(sentBytes), formatBytes(totalBytes))}
          />
        ) : null}
        {message ? <p className={styles.soft}>{message}</p> : null}
        {state === 'waiting' ? (
          <div className={styles.actions}>
            <Button disabled={tryNow.isPending} onClick={() => tryNow.mutate()}>
              {text.tryNow}
            </Button>
            {nextTryAt ? <p className={styles.soft}>{text.nextTry(formatTime(nextTryAt))}</p> : null}
          </div>
        ) : null}
        {tryNow.isError ? <ErrorNote error={tryNow.error} /> : null}
      </section>
      {receipt ? <ReceiptView receipt={receipt} /> : null}
    </div>
  );
}
