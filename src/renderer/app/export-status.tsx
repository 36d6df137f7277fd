import { CircleCheck, Film } from 'lucide-react';
import { useEffect } from 'react';
import { useVideoExport, useVideoExports } from '../export/exports-context.tsx';
import { formatLength } from '../format/duration.ts';
import { useShowExport } from '../queries/export.ts';
import { strings } from '../strings/en.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ProgressBar } from '../ui/progress.tsx';
import styles from './export-status.module.css';

const text = strings.save;

/** What becomes of a video that is being saved, at the foot of every screen but the recording's. */
export function ExportStatus({ isRecording }: { isRecording: boolean }) {
  const exports = useVideoExports();
  const current = useVideoExport();
  const showFile = useShowExport();
  useEffect(() => exports.rest(isRecording), [exports, isRecording]);

  const isShown = current !== null && !isRecording;
  return (
    <div className={isShown ? styles.status : undefined}>
      {isShown && current.state === 'running' ? (
        <>
          <Film aria-hidden="true" />
          <div className={styles.bar}>
            <ProgressBar
              share={current.share}
              label={
                current.leftMs === null ? text.saving : text.savingWithTime(formatLength(current.leftMs))
              }
            />
          </div>
          <Button onClick={() => exports.stop()}>{text.stop}</Button>
        </>
      ) : null}
      {isShown && current.state === 'saved' ? (
        <>
          <CircleCheck aria-hidden="true" />
          <p role="status" className={styles.text}>
            {text.saved(current.file.fileName, current.file.folderLabel)}
          </p>
          <Button look="primary" onClick={() => showFile.mutate(current.file.exportId)}>
            {text.show}
          </Button>
          <Button onClick={() => exports.dismiss()}>{strings.common.close}</Button>
        </>
      ) : null}
      {isShown && current.state === 'failed' ? (
        <>
          <div className={styles.bar}>
            <ErrorNote error={current.error} />
          </div>
          <Button onClick={() => exports.dismiss()}>{strings.common.close}</Button>
        </>
      ) : null}
    </div>
  );
}
