import type { CueKind } from '../../contract/cue.ts';
import { strings } from '../strings/en.ts';
import styles from './cue-card.module.css';
import { CueShape } from './cue-shape.tsx';

interface CueCardProps {
  /** What to show; undefined while there is nothing to say. */
  kind: CueKind | undefined;
}

/** One glance: a shape and at most three words. Empty most of the time, and calm then. */
export function CueCard({ kind }: CueCardProps) {
  return (
    <div className={styles.card} data-cue={kind} data-praise={kind === 'mended' || undefined}>
      {kind ? (
        <div key={kind} className={styles.cue}>
          <CueShape kind={kind} />
          <span className={styles.words}>{strings.cues.words[kind]}</span>
        </div>
      ) : (
        <span className={styles.rest} />
      )}
    </div>
  );
}
