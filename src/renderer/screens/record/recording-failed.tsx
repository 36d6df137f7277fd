import { toHash } from '../../app/routes.ts';
import { strings } from '../../strings/en.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Page } from '../../ui/page.tsx';
import { ShowOriginals } from '../show-originals.tsx';
import styles from './stage.module.css';

const text = strings.recording;

interface RecordingFailedProps {
  error: unknown;
  attemptId: string | undefined;
  /** The take was closed as by Stop, nothing is missing. */
  isWhole: boolean;
  onBack: () => void;
}

/** The recording ended against the speaker's will: why, what was kept, and both ways on. */
export function RecordingFailed({ error, attemptId, isWhole, onBack }: RecordingFailedProps) {
  const kept = isWhole ? text.closedKept : text.failedKept;
  return (
    <Page
      title={isWhole ? text.closedTitle : text.failedTitle}
      lead={attemptId === undefined ? undefined : kept}
      width="reading"
    >
      <ErrorNote error={error} />
      <div className={styles.failedActions}>
        {attemptId === undefined ? null : (
          <LinkButton look="primary" href={toHash({ name: 'attempt', attemptId })}>
            {text.openKept}
          </LinkButton>
        )}
        {attemptId === undefined ? null : <ShowOriginals attemptId={attemptId} />}
        <Button onClick={onBack}>{text.countdownCancel}</Button>
      </div>
    </Page>
  );
}
