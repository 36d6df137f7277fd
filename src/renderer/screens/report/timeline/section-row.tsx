import type { SectionTime } from '../../../../contract/analysis.ts';
import { formatLength } from '../../../format/duration.ts';
import styles from './timeline.module.css';

/** The parts as they were really spoken, each with its name and time. */
export function SectionRow({
  sections,
  durationMs,
}: {
  sections: readonly SectionTime[];
  durationMs: number;
}) {
  const percent = (milliseconds: number): string =>
    `${durationMs === 0 ? 0 : (milliseconds / durationMs) * 100}%`;
  return (
    <ul className={styles.sections}>
      {sections.map((section) => (
        <li
          key={`${section.sectionId}-${section.startMs}`}
          className={styles.section}
          title={`${section.title}, ${formatLength(section.endMs - section.startMs)}`}
          style={{
            insetInlineStart: percent(section.startMs),
            inlineSize: `calc(${percent(section.endMs - section.startMs)} - 2px)`,
          }}
        >
          {section.title}
        </li>
      ))}
    </ul>
  );
}
