import { FileText } from 'lucide-react';
import type { Take } from '../../../../contract/take.ts';
import { formatDayAndTime } from '../../../format/date.ts';
import { useNow } from '../../../format/use-now.ts';
import { strings } from '../../../strings/en.ts';
import styles from './media.module.css';

const text = strings.justPractise;

/** In the place of the player: why there is nothing to play. */
export function NoRecording({ take: { keeps, mediaDeletedAt } }: { take: Take }) {
  const now = useNow();
  const when = formatDayAndTime(mediaDeletedAt ?? now.toISOString(), now);
  return (
    <section className={styles.gone} aria-labelledby="no-recording">
      <FileText aria-hidden="true" />
      <div>
        <h2 id="no-recording">{text.goneTitle}</h2>
        <p>{keeps === 'report' ? text.gone(when) : text.goneByWish(when)}</p>
        <p>{text.stays}</p>
      </div>
    </section>
  );
}
