import { useState } from 'react';
import { StudioError } from '../../../contract/errors.ts';
import type { SubmissionPreview, Submitter } from '../../../contract/submission.ts';
import { useSealSubmission } from '../../queries/submission.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import styles from './submit.module.css';

const text = strings.submit;

interface ConsentFormProps {
  attemptId: string;
  submitter: Submitter;
  preview: SubmissionPreview;
  onLookAgain: () => void;
}

const hasChanged = (error: unknown): boolean =>
  error instanceof StudioError && error.code === 'submission-changed';

/** The vendor's own words, a tick, and the button that seals. */
export function ConsentForm({ attemptId, submitter, preview, onLookAgain }: ConsentFormProps) {
  const [agreed, setAgreed] = useState(false);
  const seal = useSealSubmission(attemptId);
  return (
    <section className={styles.card} aria-labelledby="consent">
      <h2 id="consent">{text.consent}</h2>
      <blockquote className={styles.consent}>{preview.consentText}</blockquote>
      <Checkbox checked={agreed} onChange={setAgreed}>
        {text.consentTick}
      </Checkbox>
      {seal.isError ? <ErrorNote error={seal.error} /> : null}
      <div className={styles.actions}>
        {seal.isError && hasChanged(seal.error) ? (
          <Button size="l" onClick={onLookAgain}>
            {text.look}
          </Button>
        ) : (
          <Button
            look="primary"
            size="l"
            disabled={!agreed || seal.isPending}
            onClick={() => seal.mutate({ preview, submitter })}
          >
            {seal.isPending ? text.sealing : text.seal}
          </Button>
        )}
        <p className={styles.soft}>{text.sealHint}</p>
      </div>
    </section>
  );
}
