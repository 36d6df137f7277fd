import type { Section } from '../../../contract/kit.ts';
import type { SectionStanding } from '../../../core/capture/section-clock.ts';
import { formatClock, formatLength } from '../../format/duration.ts';
import { strings } from '../../strings/en.ts';
import styles from './stage.module.css';

interface SectionListProps {
  sections: readonly Section[];
  standing: SectionStanding | undefined;
}

/** All parts with their budgets; what is behind is dimmed, what is now is marked. */
export function SectionList({ sections, standing }: SectionListProps) {
  const now = standing?.index ?? 0;
  return (
    <nav aria-label={strings.recording.sectionList} className={styles.list}>
      <ol>
        {sections.map((section, index) => (
          <li
            key={section.id}
            aria-current={index === now ? 'step' : undefined}
            data-done={index < now || undefined}
            className={styles.part}
            style={{ flexGrow: Math.max(1, section.budgetMs) }}
          >
            <span className={styles.partTitle}>{section.title}</span>
            <span className={styles.partTime}>
              {index === now && standing
                ? strings.recording.of(formatClock(standing.spentMs), formatClock(section.budgetMs))
                : formatLength(section.budgetMs)}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
