import type { Submitter } from '../../../contract/submission.ts';
import { strings } from '../../strings/en.ts';
import { Button } from '../../ui/button.tsx';
import styles from './submit.module.css';

const text = strings.submit;

export function SubmitterSummary({ submitter, onChange }: { submitter: Submitter; onChange: () => void }) {
  return (
    <section className={styles.card} aria-labelledby="who">
      <div className={styles.head}>
        <h2 id="who">{text.who}</h2>
        <Button look="quiet" onClick={onChange}>
          {text.lookAgain}
        </Button>
      </div>
      <p>
        {submitter.name}, {submitter.firm}
        <br />
        {submitter.email}
      </p>
    </section>
  );
}
