import { useDeleteMedia } from '../queries/attempts.ts';
import { strings } from '../strings/en.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';

const text = strings.justPractise;

interface DeleteMediaDialogProps {
  /** Whose recording; null: nothing is asked. */
  attemptId: string | null;
  /** There is a transcript already. */
  hasWords: boolean;
  onClose: () => void;
}

/** Asks before a recording goes and its report stays. */
export function DeleteMediaDialog({ attemptId, hasWords, onClose }: DeleteMediaDialogProps) {
  const remove = useDeleteMedia();
  return (
    <>
      {remove.isError ? <ErrorNote error={remove.error} /> : null}
      <ConfirmDialog
        open={attemptId !== null}
        title={text.deleteTitle}
        confirm={text.delete}
        danger
        onClose={onClose}
        onConfirm={() => {
          if (attemptId !== null) remove.mutate(attemptId);
          onClose();
        }}
      >
        <p>{text.deleteText}</p>
        {hasWords ? null : <p>{text.deleteWithoutWords}</p>}
      </ConfirmDialog>
    </>
  );
}
