import { Field } from '@base-ui/react/field';
import styles from './text-field.module.css';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email';
  autoComplete: string;
  /** What is wrong with the value, in plain words; shown and read out. */
  problem?: string | undefined;
}

export function TextField({ label, value, onChange, type = 'text', autoComplete, problem }: TextFieldProps) {
  return (
    <Field.Root invalid={problem !== undefined} className={styles.field}>
      <Field.Label className={styles.label}>{label}</Field.Label>
      <Field.Control
        className={styles.input}
        type={type}
        value={value}
        autoComplete={autoComplete}
        onValueChange={onChange}
      />
      <Field.Error match={problem !== undefined} className={styles.problem}>
        {problem}
      </Field.Error>
    </Field.Root>
  );
}
