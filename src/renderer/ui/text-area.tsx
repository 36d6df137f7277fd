import { Field } from '@base-ui/react/field';
import styles from './text-area.module.css';
import field from './text-field.module.css';

interface TextAreaProps {
  label: string;
  hideLabel?: boolean;
  placeholder?: string;
  value: string;
  maxLength: number;
  onChange: (value: string) => void;
  /** The field was left: what was written is to be kept. */
  onLeave: (value: string) => void;
}

/** A text of several lines that grows with what is written. */
export function TextArea({ label, hideLabel = false, onChange, onLeave, ...rest }: TextAreaProps) {
  return (
    <Field.Root className={field.field}>
      <Field.Label className={hideLabel ? 'visually-hidden' : field.label}>{label}</Field.Label>
      <Field.Control
        {...rest}
        className={`${field.input} ${styles.area}`}
        render={<textarea rows={2} />}
        onValueChange={onChange}
        onBlur={(event) => onLeave(event.currentTarget.value)}
      />
    </Field.Root>
  );
}
