import type { SectionTime } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import { formatLength } from '../../../format/duration.ts';
import { shareOf } from './paths.ts';
import styles from './timeline.module.css';

/** The parts as they were really spoken, each with its name and time. */
export function SectionRow({ sections, shown }: { sections: readonly SectionTime[]; shown: Moment }) {
  const percent = (share: number): string => `${share * 100}%`;
  return (
    <ul className={styles.sections}>
      {sections.map((section) => (
        <li
          key={`${section.sectionId}-${section.startMs}`}
          className={styles.section}
          title={`${section.title}, ${formatLength(section.endMs - section.startMs)}`}
          style={{
            insetInlineStart: percent(shareOf(section.startMs, shown)),
            inlineSize: `calc(${percent(shareOf(section.endMs, shown) - shareOf(section.startMs, shown))} - 2px)`,
          }}
        >
          {section.title}
        </li>
      ))}
    </ul>
  );
}
