import { useEffect, useRef } from 'react';
import type { Section } from '../../../contract/kit.ts';
import type { SectionStanding } from '../../../core/capture/section-clock.ts';
import { formatClock } from '../../format/duration.ts';
import { strings } from '../../strings/en.ts';
import { join } from '../../ui/join.ts';
import styles from './stage.module.css';

const text = strings.recording;

interface CurrentSectionProps {
  sections: readonly Section[];
  standing: SectionStanding | undefined;
}

/** The part that the speaker gives now, large enough to read in passing. */
export function CurrentSection({ sections, standing }: CurrentSectionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus went away with the countdown; from here Tab leads to the controls.
  useEffect(() => heading.current?.focus(), []);
  const section = sections.find(({ id }) => id === standing?.sectionId) ?? sections[0];
  if (!section) return <section className={styles.current} />;
  const { leftMs = section.budgetMs, overBudget = false } = standing ?? {};
  const spentShare = section.budgetMs === 0 ? 1 : Math.min(1, 1 - leftMs / section.budgetMs);
  const next = sections.find(({ id }) => id === standing?.nextSectionId);
  return (
    <section className={styles.current}>
      <h1 ref={heading} tabIndex={-1} className={styles.name}>
        {section.title}
      </h1>
      <p className={join(styles.left, overBudget && styles.over)}>
        {overBudget ? text.over(formatClock(-leftMs)) : text.left(formatClock(leftMs + 999))}
      </p>
      <span className={join(styles.budget, overBudget && styles.over)} aria-hidden="true">
        <span style={{ inlineSize: `${spentShare * 100}%` }} />
      </span>
      {section.notes ? <p className={styles.notes}>{section.notes}</p> : null}
      {standing ? <p className={styles.next}>{next ? text.nextIs(next.title) : text.lastPart}</p> : null}
    </section>
  );
}
