import { useState } from 'react';
import type { SubmissionPreview, Submitter } from '../../../contract/submission.ts';
import { useChangeSettings, useSettings } from '../../queries/studio.ts';
import { usePreviewSubmission } from '../../queries/submission.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ConsentForm } from './consent-form.tsx';
import { PreviewList } from './preview-list.tsx';
import styles from './submit.module.css';
import { SubmitterForm } from './submitter-form.tsx';
import { SubmitterSummary } from './submitter-summary.tsx';

interface Looked {
  readonly submitter: Submitter;
  readonly preview: SubmissionPreview;
}

/** Who, then exactly what leaves, then consent. Changing who throws the preview away, so what is sealed is what was seen. */
export function SubmitFlow({ attemptId }: { attemptId: string }) {
  const settings = useSettings();
  const { mutate: changeSettings } = useChangeSettings();
  const preview = usePreviewSubmission(attemptId);
  const [looked, setLooked] = useState<Looked | null>(null);

  const look = (submitter: Submitter): void => {
    changeSettings({ submitter });
    preview.mutate(submitter, { onSuccess: (seen) => setLooked({ submitter, preview: seen }) });
  };

  if (!settings.data) return <Loading />;
  return (
    <div className={styles.flow}>
      {looked ? (
        <>
          <SubmitterSummary submitter={looked.submitter} onChange={() => setLooked(null)} />
          <PreviewList preview={looked.preview} />
          <ConsentForm
            attemptId={attemptId}
            submitter={looked.submitter}
            preview={looked.preview}
            onLookAgain={() => setLooked(null)}
          />
        </>
      ) : (
        <SubmitterForm start={settings.data.submitter} isBusy={preview.isPending} onDone={look} />
      )}
      {preview.isError ? <ErrorNote error={preview.error} /> : null}
    </div>
  );
}
