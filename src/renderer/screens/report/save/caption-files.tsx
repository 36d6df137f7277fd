import type { AttemptDetail } from '../../../../contract/attempt.ts';
import { toSubRip, toWebVtt } from '../../../../core/transcript/captions.ts';
import { useSaveText, useShowExport } from '../../../queries/export.ts';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import styles from './save.module.css';
import { captionsFor } from './video-order.ts';

const text = strings.save;

/** Saves the captions in one of two forms, beside the video and under its name. */
export function CaptionFiles({ attempt }: { attempt: AttemptDetail }) {
  const save = useSaveText(attempt.summary.attemptId);
  const showFile = useShowExport();
  const captions = captionsFor(attempt);
  return (
    <section className={styles.part} aria-labelledby="caption-files">
      <h3 id="caption-files" className={styles.name}>
        {text.captionFiles}
      </h3>
      <p className={styles.hint}>{text.captionFilesLead}</p>
      <div className={styles.row}>
        <Button
          disabled={save.isPending}
          onClick={() => save.mutate({ kind: 'captions-vtt', text: toWebVtt(captions) })}
        >
          {text.vtt}
        </Button>
        <Button
          disabled={save.isPending}
          onClick={() => save.mutate({ kind: 'captions-srt', text: toSubRip(captions) })}
        >
          {text.srt}
        </Button>
      </div>
      {save.data ? (
        <div role="status" className={styles.row}>
          <p className={styles.saved}>{text.saved(save.data.fileName, save.data.folderLabel)}</p>
          <Button look="quiet" onClick={() => showFile.mutate(save.data.exportId)}>
            {text.show}
          </Button>
        </div>
      ) : null}
      {save.isError ? <ErrorNote error={save.error} /> : null}
    </section>
  );
}
