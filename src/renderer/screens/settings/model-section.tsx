import { useCallback, useRef, useState } from 'react';
import { useAddModelFile, useModels } from '../../queries/models.ts';
import { useChangeSettings, useKit, useSettings } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { ModelList } from './model-list.tsx';
import styles from './settings.module.css';

const text = strings.settings;

/** The model file that a person has: handed over piece by piece, with its progress. */
function OwnFile() {
  const [share, setShare] = useState(0);
  const [fileName, setFileName] = useState('');
  const running = useRef<AbortController>(undefined);
  const add = useAddModelFile(setShare);
  const pick = useCallback(
    (file: File) => {
      running.current = new AbortController();
      setShare(0);
      setFileName(file.name);
      add.mutate({ file, signal: running.current.signal });
    },
    [add],
  );
  return (
    <div className={styles.own}>
      <div className={styles.row}>
        <p className={styles.soft}>{text.ownFileHint}</p>
        <FileButton accept=".bin,.gguf" disabled={add.isPending} onPick={pick}>
          {text.ownFile}
        </FileButton>
      </div>
      {add.isPending ? (
        <div className={styles.row}>
          <div className={styles.grow}>
            <ProgressBar share={share} label={share < 1 ? text.handingOver(fileName) : text.checking} />
          </div>
          <Button onClick={() => running.current?.abort()}>{text.stop}</Button>
        </div>
      ) : null}
      {add.isError ? <ErrorNote error={add.error} /> : null}
    </div>
  );
}

export function ModelSection() {
  const models = useModels();
  const settings = useSettings().data;
  const kitLanguage = useKit().data?.kit.language;
  const change = useChangeSettings();
  return (
    <section className={styles.section} aria-labelledby="models">
      <div>
        <h2 id="models">{text.models}</h2>
        <p className={styles.soft}>{text.modelsLead}</p>
      </div>
      {models.isPending ? <Loading /> : null}
      {models.isError ? <ErrorNote error={models.error} onRetry={() => void models.refetch()} /> : null}
      {models.data?.length === 0 ? <p className={styles.soft}>{text.noModels}</p> : null}
      {models.data && kitLanguage !== undefined ? (
        <ModelList
          models={models.data}
          kitLanguage={kitLanguage}
          mayDownload={settings?.allowDownloads ?? true}
        />
      ) : null}
      <OwnFile />
      {settings ? (
        <Checkbox
          checked={settings.allowDownloads}
          onChange={(allowDownloads) => change.mutate({ allowDownloads })}
        >
          {text.allowDownloads}
          <span className={styles.hint}>{text.allowDownloadsHint}</span>
        </Checkbox>
      ) : null}
    </section>
  );
}
