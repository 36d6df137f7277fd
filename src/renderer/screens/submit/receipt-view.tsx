import type { Receipt } from '../../../contract/submission.ts';
import { formatDayAndTime } from '../../format/date.ts';
import { useNow } from '../../format/use-now.ts';
import { formatBytes, formatCount } from '../../format/quantity.ts';
import { useKit } from '../../queries/studio.ts';
import { strings } from '../../strings/en.ts';
import styles from './submit.module.css';

const text = strings.submit;

/** The vendor's signed answer. The host has checked its signature before it gives it to the page. */
export function ReceiptView({ receipt: { body } }: { receipt: Receipt }) {
  const isPinned = useKit().data?.kit.backendPublicKey !== undefined;
  const now = useNow();
  const rows: readonly [string, string][] = [
    [text.receiptReference, body.reviewReference],
    [text.receiptAt, formatDayAndTime(body.receivedAt, now)],
    [
      text.receiptFiles,
      text.files(formatCount(body.fileCount, 'file', 'files'), formatBytes(body.totalBytes)),
    ],
    [text.receiptScore, text.rerun[body.scoreRerun]],
    [text.receiptHash, body.manifestSha256],
  ];
  return (
    <section className={styles.card} aria-labelledby="receipt">
      <h2 id="receipt">{text.receipt}</h2>
      <dl className={styles.fields}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{isPinned ? text.receiptPinned : text.receiptUnpinned}</p>
    </section>
  );
}
