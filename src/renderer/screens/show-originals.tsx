import { FolderOpen } from 'lucide-react';
import { useShowFiles } from '../queries/attempts.ts';
import { strings } from '../strings/en.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import styles from './show-originals.module.css';

const text = strings.save;

/** Opens the folder with the files as they were recorded, and names it: a machine may have no file manager. */
export function ShowOriginals({ attemptId, look }: { attemptId: string; look?: 'quiet' }) {
  const showFiles = useShowFiles();
  return (
    <>
      <Button {...(look ? { look } : {})} onClick={() => showFiles.mutate(attemptId)}>
        <FolderOpen aria-hidden="true" />
        {text.showOriginals}
      </Button>
      {showFiles.data ? (
        <p role="status" className={styles.note}>
          {text.originalsAt(showFiles.data)}
        </p>
      ) : null}
      {showFiles.isError ? <ErrorNote error={showFiles.error} /> : null}
    </>
  );
}
