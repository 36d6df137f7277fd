import type { ReactNode } from 'react';
import styles from './chip.module.css';
import { join } from './join.ts';

export type Tone = 'neutral' | 'accent' | 'good' | 'miss' | 'person';

/** A state in a word, with an icon: never colour alone. */
export function Chip({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={join(styles.chip, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
