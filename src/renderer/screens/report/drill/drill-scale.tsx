import type { Measure } from '../../../../contract/analysis.ts';
import { scaleOf } from './compare.ts';
import styles from './drill.module.css';

interface DrillScaleProps {
  first: Measure;
  tries: readonly Measure[];
}

/** First try and the others on one line, with the band behind them. A picture beside the words, so hidden from readers. */
export function DrillScale({ first, tries }: DrillScaleProps) {
  const valueOf = ({ value }: Measure): number[] => (value === null ? [] : [value]);
  const others = tries.flatMap(valueOf);
  const { shareOf, band } = scaleOf([...valueOf(first), ...others], first.band);
  const place = (share: number): { insetInlineStart: string } => ({ insetInlineStart: `${share * 100}%` });
  return (
    <div className={styles.scale} aria-hidden="true">
      {band ? (
        <span
          className={styles.band}
          style={{ ...place(band[0]), inlineSize: `${(band[1] - band[0]) * 100}%` }}
        />
      ) : null}
      {first.value === null ? null : (
        <span className={styles.firstMark} style={place(shareOf(first.value))} />
      )}
      {others.map((value, index) => (
        <span
          key={index}
          className={index === others.length - 1 ? styles.lastMark : styles.mark}
          style={place(shareOf(value))}
        />
      ))}
    </div>
  );
}
