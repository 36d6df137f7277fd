import { type ReactNode, useId } from 'react';
import type { SourceProblem } from '../../capture/types.ts';
import styles from './source-panel.module.css';

interface SourcePanelProps {
  title: string;
  icon: ReactNode;
  children: ReactNode;
}

/** One of screen, camera and microphone on the set-up screen. */
export function SourcePanel({ title, icon, children }: SourcePanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {icon}
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Why a source did not open, and the way out. */
export function ProblemNote({ problem }: { problem: SourceProblem }) {
  return (
    <div className={styles.problem} role="alert">
      <p className={styles.happened}>{problem.happened}</p>
      <p>{problem.remedy}</p>
    </div>
  );
}

/** The place of a picture while there is none. */
export function EmptyPicture({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}
