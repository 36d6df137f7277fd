import type { SectionTime } from '../../../../contract/analysis.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import { formatLength } from '../../../format/duration.ts';
import { strings } from '../../../strings/en.ts';
import { shareOf } from './paths.ts';
import styles from './timeline.module.css';

const nameOf = ({ title, startMs, endMs, wordsPerMinute }: SectionTime): string => {
  const length = `${title}, ${formatLength(endMs - startMs)}`;
  return wordsPerMinute === undefined ? length : strings.report.sectionPace(length, String(wordsPerMinute));
};

/** The parts as they were really spoken, each with its name, time and pace. */
export function SectionRow({ sections, shown }: { sections: readonly SectionTime[]; shown: Moment }) {
  const percent = (share: number): string => `${share * 100}%`;
  return (
    <ul className={styles.sections}>
      {sections.map((section) => (
        <li
          key={`${section.sectionId}-${section.startMs}`}
          className={styles.section}
          title={nameOf(section)}
          style={{
            insetInlineStart: percent(shareOf(section.startMs, shown)),
            inlineSize: `calc(${percent(shareOf(section.endMs, shown) - shareOf(section.startMs, shown))} - 2px)`,
          }}
        >
          <span className={styles.sectionTitle}>{section.title}</span>
          {section.wordsPerMinute === undefined ? null : (
            <span className={styles.sectionPace}>
              {section.wordsPerMinute} {strings.report.paceUnitShort}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
