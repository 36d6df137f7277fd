import { Check } from 'lucide-react';
import { useState } from 'react';
import type { ModelStatus } from '../../../contract/model.ts';
import { formatBytes } from '../../format/quantity.ts';
import { useModelCommand } from '../../queries/models.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { languageFit } from '../../../core/transcript/model-language.ts';
import { languageNames } from './language-names.ts';
import { languageNote } from './language-note.ts';
import styles from './settings.module.css';

const text = strings.settings;

function Facts({ model }: { model: ModelStatus }) {
  const names = languageNames(model.languages);
  const facts = [
    formatBytes(model.byteLength),
    model.languages.length === 1 && names !== text.anyLanguage ? text.languageOnly(names) : names,
    text.sources[model.source],
    model.licence,
  ];
  return <p className={styles.soft}>{facts.filter(Boolean).join(' · ')}</p>;
}

interface ModelRowProps {
  model: ModelStatus;
  kitLanguage: string;
  mayDownload: boolean;
  isRecommended: boolean;
}

/** One speech model: what it is, whether it is here, and what can be done with it. */
export function ModelRow({ model, kitLanguage, mayDownload, isRecommended }: ModelRowProps) {
  const [removing, setRemoving] = useState(false);
  const download = useModelCommand('download');
  const cancel = useModelCommand('cancel');
  const select = useModelCommand('select');
  const remove = useModelCommand('remove');
  const { id, title, state, selected, fraction } = model;
  const problem = download.error ?? select.error ?? remove.error ?? cancel.error;
  const note = languageNote(model, kitLanguage);
  const isOfUse = languageFit(model.languages, kitLanguage) !== 'none';
  const mayRemove = model.source === 'catalogue' || model.source === 'own-file';
  return (
    <li className={styles.model}>
      <div className={styles.row}>
        <div className={styles.grow}>
          <h3>{title}</h3>
          <Facts model={model} />
        </div>
        {selected && state === 'ready' ? (
          <Chip tone="accent" icon={<Check aria-hidden="true" />}>
            {text.selected}
          </Chip>
        ) : null}
        {isRecommended && state === 'absent' ? <Chip>{text.recommended}</Chip> : null}
        {state === 'invalid' ? <Chip tone="miss">{text.invalid}</Chip> : null}
        {state === 'absent' && isOfUse ? (
          <Button
            disabled={!mayDownload || download.isPending}
            aria-label={`${text.download}: ${title}`}
            onClick={() => download.mutate(id)}
          >
            {text.download}
          </Button>
        ) : null}
        {state === 'ready' && !selected && isOfUse ? (
          <Button aria-label={`${text.select}: ${title}`} onClick={() => select.mutate(id)}>
            {text.select}
          </Button>
        ) : null}
        {mayRemove && (state === 'ready' || state === 'invalid') ? (
          <Button look="quiet" aria-label={`${text.remove}: ${title}`} onClick={() => setRemoving(true)}>
            {text.remove}
          </Button>
        ) : null}
      </div>
      {model.source === 'test' ? <p className={styles.soft}>{text.testModelHint}</p> : null}
      {note ? <p className={styles.soft}>{note}</p> : null}
      {model.message ? <p className={styles.soft}>{model.message}</p> : null}
      {state === 'downloading' || state === 'checking' ? (
        <div className={styles.row}>
          <div className={styles.grow}>
            <ProgressBar
              share={state === 'checking' ? null : fraction}
              label={state === 'checking' ? text.checking : text.downloading(title)}
            />
          </div>
          <Button onClick={() => cancel.mutate(id)}>{text.stop}</Button>
        </div>
      ) : null}
      {problem ? <ErrorNote error={problem} /> : null}
      <ConfirmDialog
        open={removing}
        title={text.removeTitle}
        confirm={text.remove}
        danger
        onClose={() => setRemoving(false)}
        onConfirm={() => {
          setRemoving(false);
          remove.mutate(id);
        }}
      >
        {text.removeText(title, formatBytes(model.byteLength))}
      </ConfirmDialog>
    </li>
  );
}
