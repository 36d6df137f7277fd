import { formatShare } from '../format/quantity.ts';
import { strings } from '../strings/en.ts';
import styles from './score-mark.module.css';

/** A score in a row: the number over a thin bar. The same quiet colour whatever the number. */
export function ScoreMark({ share }: { share: number | null }) {
  if (share === null) return <span className={styles.none} aria-hidden="true" />;
  return (
    <span className={styles.mark}>
      <span className="visually-hidden">{strings.library.score(formatShare(share))}</span>
      <span aria-hidden="true" className={styles.number}>
        {formatShare(share)}
      </span>
      <span aria-hidden="true" className={styles.track}>
        <span className={styles.fill} style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </span>
  );
}
