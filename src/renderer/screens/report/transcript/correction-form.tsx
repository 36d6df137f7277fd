import { Field } from '@base-ui/react/field';
import { Play } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { strings } from '../../../strings/en.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import styles from './correction-form.module.css';

const text = strings.words;
const longestText = 300;

interface CorrectionFormProps {
  /** How the chosen words read now. */
  reading: string;
  /** What was recognised there, where that is something else. */
  recognised: string | null;
  isSaving: boolean;
  onSave: (text: string) => void;
  onRestore: () => void;
  onCancel: () => void;
  onPlay: () => void;
}

/** Takes what was really said instead of the chosen words. Starts anew with each choice (give it a key). */
export function CorrectionForm(props: CorrectionFormProps) {
  const { reading, recognised, isSaving, onSave, onRestore, onCancel, onPlay } = props;
  const [value, setValue] = useState(reading);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancel();
    // What is typed here is not a key of the player.
    event.stopPropagation();
  };
  return (
    // Keys of all its fields and buttons come by here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSaving) onSave(value.trim());
      }}
    >
      <Field.Root className={styles.field}>
        <Field.Label className={styles.label}>{text.saidInstead}</Field.Label>
        <Field.Control
          ref={input}
          className={styles.input}
          value={value}
          maxLength={longestText}
          autoComplete="off"
          spellCheck
          onValueChange={setValue}
        />
        <Field.Description className={styles.hint}>
          {recognised === null ? text.strikeHint : text.recognisedAs(recognised)}
        </Field.Description>
      </Field.Root>
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={isSaving}>
          {value.trim() === '' ? text.strike : text.save}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {strings.common.cancel}
        </Button>
        {recognised === null ? null : (
          <Button look="quiet" disabled={isSaving} onClick={onRestore}>
            {text.restore}
          </Button>
        )}
        <IconButton label={text.listen} onClick={onPlay}>
          <Play aria-hidden="true" />
        </IconButton>
      </div>
    </form>
  );
}
