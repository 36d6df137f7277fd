import { FileInput } from 'lucide-react';
import { useState } from 'react';
import type { AttemptSummary } from '../../../contract/attempt.ts';
import { navigate } from '../../app/use-route.ts';
import { formatDayAndTime } from '../../format/date.ts';
import { useNow } from '../../format/use-now.ts';
import { useAttempts, useDeleteAttempt } from '../../queries/attempts.ts';
import { useRunningReports } from '../../queries/report.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { DeleteMediaDialog } from '../delete-media-dialog.tsx';
import { AttemptList } from './attempt-list.tsx';
import { EmptyLibrary } from './empty-library.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { RecoveredTakes } from './recovered-takes.tsx';

const text = strings.library;
const none: readonly AttemptSummary[] = [];

/** Every attempt on this machine, and the way to a first one. */
export function LibraryScreen({ isImporting }: { isImporting: boolean }) {
  const now = useNow();
  const attempts = useAttempts();
  useRunningReports(attempts.data ?? none);
  const remove = useDeleteAttempt();
  const [removing, setRemoving] = useState<AttemptSummary | null>(null);
  const [removingMedia, setRemovingMedia] = useState<string | null>(null);
  const isEmpty = attempts.data?.length === 0;
  const recovered = (attempts.data ?? none).filter(({ recovery }) => recovery !== null);
  const settled = (attempts.data ?? none).filter(({ recovery }) => recovery === null);

  const importButton = (
    <Button
      look={isEmpty ? 'quiet' : 'plain'}
      size={isEmpty ? 'l' : 'm'}
      onClick={() => navigate({ name: 'import' })}
    >
      <FileInput aria-hidden="true" />
      {text.importRecording}
    </Button>
  );

  return (
    <Page
      title={isEmpty ? text.emptyTitle : text.title}
      lead={isEmpty ? text.emptyNote : text.lead}
      actions={isEmpty ? null : importButton}
    >
      {attempts.isPending ? <Loading /> : null}
      {attempts.isError ? <ErrorNote error={attempts.error} onRetry={() => void attempts.refetch()} /> : null}
      {remove.isError ? <ErrorNote error={remove.error} /> : null}
      {isEmpty ? <EmptyLibrary>{importButton}</EmptyLibrary> : null}
      {recovered.length > 0 ? <RecoveredTakes attempts={recovered} /> : null}
      {settled.length > 0 ? (
        <AttemptList
          attempts={settled}
          onRemove={setRemoving}
          onRemoveMedia={({ attemptId }) => setRemovingMedia(attemptId)}
        />
      ) : null}
      <ImportDialog open={isImporting} onClose={() => navigate({ name: 'library' })} />
      <DeleteMediaDialog attemptId={removingMedia} hasWords onClose={() => setRemovingMedia(null)} />
      <ConfirmDialog
        open={removing !== null}
        title={text.removeTitle}
        confirm={text.remove}
        danger
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) remove.mutate(removing.attemptId);
          setRemoving(null);
        }}
      >
        {removing ? (
          <p>{text.removeText(removing.scenarioTitle, formatDayAndTime(removing.startedAt, now))}</p>
        ) : null}
        {removing?.submission ? <p>{text.removeSubmitted}</p> : null}
      </ConfirmDialog>
    </Page>
  );
}
