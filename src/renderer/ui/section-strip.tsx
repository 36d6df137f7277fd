import { join } from './join.ts';
import styles from './section-strip.module.css';

interface Part {
  readonly id: string;
  readonly title: string;
  /** The part's length; its width follows from it. */
  readonly lengthMs: number;
}

interface SectionStripProps {
  parts: readonly Part[];
  /** 0 to 1 of each part that is already filled; nothing means an empty outline. */
  filled?: (part: Part, index: number) => number;
  currentId?: string | undefined;
}

/** The plan of a performance as a strip: every section as wide as its time. A picture beside the words, so hidden from readers. */
export function SectionStrip({ parts, filled, currentId }: SectionStripProps) {
  return (
    <span className={styles.strip} aria-hidden="true">
      {parts.map((part, index) => (
        <span
          key={part.id}
          className={join(styles.part, part.id === currentId && styles.current)}
          style={{ flexGrow: Math.max(1, part.lengthMs) }}
        >
          <span className={styles.fill} style={{ inlineSize: `${100 * (filled?.(part, index) ?? 1)}%` }} />
        </span>
      ))}
    </span>
  );
}
