import { strings } from '../strings/en.ts';
import styles from './loading.module.css';

/** Waiting for the host, which mostly answers before anyone sees this: it fades in late. */
export function Loading({ label = strings.common.loading }: { label?: string }) {
  return (
    <p role="status" className={styles.loading}>
      {label}
    </p>
  );
}
