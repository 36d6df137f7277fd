import { Scissors, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AttemptDetail } from '../../../../contract/attempt.ts';
import type { Moment } from '../../../../contract/primitives.ts';
import { formatClock, formatLength } from '../../../format/duration.ts';
import { useTrim } from '../../../queries/attempts.ts';
import { strings } from '../../../strings/en.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { TrimEditor } from './trim-editor.tsx';
import styles from './trim.module.css';

const text = strings.trim;

interface TrimViewProps {
  attempt: AttemptDetail;
  /** All of the take. */
  whole: Moment;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  /** What else can be done with the recording. */
  children: ReactNode;
}

/** Which part of a practice take counts, and the way to change that. A certification attempt cannot be trimmed. */
export function TrimView({ attempt, whole, isOpen, onOpen, children }: TrimViewProps) {
  const { summary, trim, mayBecomeCertification } = attempt;
  const { attemptId } = summary;
  const save = useTrim(attemptId);
  const setRange = (range: Moment | null): void => save.mutate(range, { onSuccess: () => onOpen(false) });

  return (
    <section aria-label={text.title} className={styles.trim}>
      {isOpen ? (
        <TrimEditor
          whole={whole}
          kept={trim ?? whole}
          isSaving={save.isPending}
          onKeep={setRange}
          onCancel={() => onOpen(false)}
        />
      ) : (
        <div className={styles.row}>
          {trim ? (
            <p className={styles.standing}>
              {text.kept(formatClock(trim.startMs), formatClock(trim.endMs), formatLength(whole.endMs))}
            </p>
          ) : null}
          {summary.mode === 'practice' ? (
            <Button look="quiet" onClick={() => onOpen(true)}>
              <Scissors aria-hidden="true" />
              {trim ? text.change : text.open}
            </Button>
          ) : null}
          {trim ? (
            <Button look="quiet" disabled={save.isPending} onClick={() => setRange(null)}>
              <Undo2 aria-hidden="true" />
              {text.undo}
            </Button>
          ) : null}
          {children}
        </div>
      )}
      {trim && mayBecomeCertification && !isOpen ? <p className={styles.lead}>{text.whyPractice}</p> : null}
      {save.isError ? <ErrorNote error={save.error} /> : null}
    </section>
  );
}
