import { FileAudio } from 'lucide-react';
import { useState } from 'react';
import { StudioError } from '../../../contract/errors.ts';
import type { AttemptMode } from '../../../contract/take.ts';
import { navigate } from '../../app/use-route.ts';
import { formatBytes } from '../../format/quantity.ts';
import { useKit } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './import-dialog.module.css';
import { useImport } from './use-import.ts';

const text = strings.library;
const accepted = 'video/*,audio/*,.mp4,.mov,.webm,.mkv,.mp3,.m4a,.wav';

const modes = [
  { value: 'practice', title: strings.common.practice, content: strings.library.importPractice },
  {
    value: 'certification',
    title: strings.common.certification,
    content: strings.library.importCertification,
  },
] as const;

const wasCancelled = (error: unknown): boolean => error instanceof StudioError && error.code === 'cancelled';

/** File, scenario and purpose; then the copy with its progress; then the report. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const scenarios = useKit().data?.kit.scenarios ?? [];
  const { mutation, share, cancel } = useImport();
  const [file, setFile] = useState<File | null>(null);
  const [chosenScenario, setScenario] = useState<string | null>(null);
  const [mode, setMode] = useState<AttemptMode>('practice');
  const scenarioId = chosenScenario ?? scenarios[0]?.id ?? null;

  const close = (): void => {
    cancel();
    mutation.reset();
    setFile(null);
    onClose();
  };
  const start = (): void => {
    if (!file || scenarioId === null) return;
    mutation.mutate(
      { file, scenarioId, mode },
      {
        onSuccess: ({ attemptId }) => {
          mutation.reset();
          setFile(null);
          navigate({ name: 'attempt', attemptId });
        },
      },
    );
  };

  return (
    <Modal open={open} title={text.importTitle} lead={text.importLead} onClose={close}>
      <div className={styles.form}>
        <div className={styles.file}>
          <FileAudio aria-hidden="true" />
          <div className={styles.name}>
            <p>{file ? file.name : text.importFormats}</p>
            {file ? <p className={styles.size}>{formatBytes(file.size)}</p> : null}
          </div>
          <FileButton accept={accepted} disabled={mutation.isPending} onPick={setFile}>
            {file ? text.importPickAgain : text.importPick}
          </FileButton>
        </div>
        <Select
          label={text.importScenario}
          value={scenarioId}
          options={scenarios.map(({ id, title }) => ({ value: id, label: title }))}
          disabled={mutation.isPending}
          onChange={setScenario}
        />
        <RadioCards label={text.importMode} value={mode} options={modes} onChange={setMode} columns />
        {mutation.isPending && file ? <ProgressBar share={share} label={text.importing(file.name)} /> : null}
        {mutation.isError && !wasCancelled(mutation.error) ? <ErrorNote error={mutation.error} /> : null}
        <div className={styles.actions}>
          <Button onClick={close}>{strings.common.cancel}</Button>
          <Button
            look="primary"
            disabled={!file || scenarioId === null || mutation.isPending}
            onClick={start}
          >
            {text.importStart}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
