import type { ReactNode } from 'react';
import { toHash } from '../../app/routes.ts';
import { strings } from '../../strings/en.ts';
import { LinkButton } from '../../ui/button.tsx';
import styles from './empty-library.module.css';

/** What to do first: three steps and one button. `children` is the other way in. */
export function EmptyLibrary({ children }: { children: ReactNode }) {
  return (
    <div className={styles.empty}>
      <ol className={styles.steps}>
        {strings.library.emptySteps.map((step, index) => (
          <li key={step.title} className={styles.step}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <h2 className={styles.title}>{step.title}</h2>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
      <div className={styles.actions}>
        <LinkButton look="primary" size="l" href={toHash({ name: 'new' })}>
          {strings.common.newAttempt}
        </LinkButton>
        {children}
      </div>
    </div>
  );
}
