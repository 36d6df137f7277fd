import { strings } from '../../../strings/en.ts';
import { join } from '../../../ui/join.ts';
import type { Token } from './marks.ts';
import styles from './transcript.module.css';

const text = strings.report;
const words = strings.words;

interface TranscriptKeyProps {
  tokens: readonly Token[];
  /** Whether the recogniser told how sure it was of the words; else none is marked. */
  isRated: boolean;
}

/** What the marks in the text mean; those of edited places only where there are some. */
export function TranscriptKey({ tokens, isRated }: TranscriptKeyProps) {
  const has = (by: 'speaker' | 'repair'): boolean =>
    tokens.some((token) => token.kind === 'edit' && token.by === by);
  return (
    <ul className={styles.key}>
      <li>
        <mark className={styles.filler}>{text.keySample}</mark> {text.transcriptKey.filler}
      </li>
      {isRated ? (
        <li>
          <span className={styles.unsure}>{text.keySample}</span> {text.transcriptKey.unsure}
        </li>
      ) : null}
      <li>
        <span className={styles.heard}>{text.keySampleHeard}</span> {text.transcriptKey.filledPause}
      </li>
      {has('speaker') ? (
        <li>
          <span className={join(styles.edited, styles.corrected)}>{words.keySample}</span> {words.key.speaker}
        </li>
      ) : null}
      {has('repair') ? (
        <li>
          <span className={join(styles.edited, styles.repaired)}>{words.keySample}</span> {words.key.repair}
        </li>
      ) : null}
    </ul>
  );
}
