import { type ReactNode, useEffect, useRef } from 'react';
import { strings } from '../strings/en.ts';
import { join } from './join.ts';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** Said under the title. */
  lead?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Above the title: where the reader comes from. */
  above?: ReactNode;
  width?: 'reading' | 'wide';
  /** A working screen: less air above, so that everything needed fits into one view. */
  compact?: boolean;
  children: ReactNode;
}

/** The frame of a screen. The title takes the focus when the screen appears, so that a reader starts at the top. */
export function Page({ title, lead, actions, above, width = 'wide', compact = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${title} – ${strings.common.product}`;
  }, [title]);
  return (
    <main id="content" className={join(styles.page, styles[width], compact && styles.compact)}>
      {above ? <div className={styles.above}>{above}</div> : null}
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className={styles.lead}>{lead}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </main>
  );
}
