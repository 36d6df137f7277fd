import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import styles from './radio-cards.module.css';

interface RadioCardsProps<Value extends string> {
  label: string;
  value: Value | null;
  options: readonly { readonly value: Value; readonly title: string; readonly content?: ReactNode }[];
  onChange: (value: Value) => void;
  /** Cards beside each other where there is room. */
  columns?: boolean;
}

/** A choice between a few things that need more than a word to tell apart. */
export function RadioCards<Value extends string>({
  label,
  value,
  options,
  onChange,
  columns = false,
}: RadioCardsProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as Value)}
      className={columns ? styles.columns : styles.stack}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.card} data-checked={option.value === value || undefined}>
          <span className={styles.head}>
            <span className={styles.title}>{option.title}</span>
            <Radio.Root value={option.value} className={styles.radio}>
              <Radio.Indicator className={styles.dot} />
            </Radio.Root>
          </span>
          {option.content ? <span className={styles.content}>{option.content}</span> : null}
        </label>
      ))}
    </RadioGroup>
  );
}
