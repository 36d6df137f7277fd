import type { AttemptSummary, ReportProgress } from '../../../contract/attempt.ts';
import { ErrorCode, errorCatalogue } from '../../../contract/errors.ts';
import { toHash } from '../../app/routes.ts';
import { formatRemaining } from '../../format/remaining.ts';
import { useCancelReport, useStartReport } from '../../queries/report.ts';
import { strings } from '../../strings/en.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CatalogueNote, ErrorNote } from '../../ui/error-note.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import styles from './report-standing.module.css';

const text = strings.report;

const errorCode = (progress: ReportProgress): ErrorCode => ErrorCode.catch('internal').parse(progress.code);

/** What is done now, or for what the report waits. */
const underWayText = ({ stage, waitsFor }: ReportProgress) =>
  waitsFor === undefined
    ? {
        title: text.progressTitle,
        text: text.progressText,
        label: stage === null ? text.preparing : text.stages[stage],
      }
    : text.waits[waitsFor];

/** What happened, what is particular to it, and what can be done. */
const whyFailed = (progress: ReportProgress): string => {
  const { happened, remedy } = errorCatalogue[errorCode(progress)];
  return [happened, progress.message, remedy].filter(Boolean).join(' ');
};

interface ReportStandingProps {
  summary: AttemptSummary;
  /** All is measured that can be without words. */
  lacksOnlyWords: boolean;
}

/** How far the report is, while it is not done: what runs, what it waits for, or why it stopped, each with the way on. */
export function ReportStanding({ summary, lacksOnlyWords }: ReportStandingProps) {
  const { attemptId, report } = summary;
  const start = useStartReport();
  const cancel = useCancelReport();
  if (report.state === 'done') return null;

  const startButton = (label: string) => (
    <Button look="primary" disabled={start.isPending} onClick={() => start.mutate(attemptId)}>
      {label}
    </Button>
  );
  const problem = start.error ?? cancel.error;
  const underWay = underWayText(report);

  return (
    <section className={styles.standing} aria-live="polite">
      {report.state === 'running' ? (
        <>
          <h2 className={styles.title}>{underWay.title}</h2>
          <p className={styles.text}>{underWay.text}</p>
          <div className={styles.row}>
            <div className={styles.bar}>
              <ProgressBar share={report.fraction} label={underWay.label} />
              {report.remainingMs === undefined ? null : (
                <p className={styles.remaining}>{formatRemaining(report.remainingMs)}</p>
              )}
            </div>
            <Button onClick={() => cancel.mutate(attemptId)} disabled={cancel.isPending}>
              {text.cancel}
            </Button>
          </div>
        </>
      ) : null}
      {report.state === 'waiting-for-model' ? (
        <div className={styles.row}>
          <div className={styles.bar}>
            <h2 className={styles.title}>{text.waitingTitle}</h2>
            <p className={styles.text}>{text.waitingText}</p>
          </div>
          <LinkButton look="primary" href={toHash({ name: 'settings' })}>
            {text.getModel}
          </LinkButton>
        </div>
      ) : null}
      {report.state === 'failed' && lacksOnlyWords ? (
        <div className={styles.row}>
          <div className={styles.bar}>
            <h2 className={styles.title}>{text.wordsMissingTitle}</h2>
            <p className={styles.text}>{whyFailed(report)}</p>
            <p className={styles.text}>{text.wordsMissingText}</p>
          </div>
          {startButton(strings.common.tryAgain)}
        </div>
      ) : null}
      {report.state === 'failed' && !lacksOnlyWords ? (
        <CatalogueNote code={errorCode(report)} details={report.message}>
          {startButton(text.startAgain)}
        </CatalogueNote>
      ) : null}
      {report.state === 'cancelled' || report.state === 'not-started' ? (
        <div className={styles.row}>
          <p className={styles.bar}>{report.state === 'cancelled' ? text.cancelled : text.notStarted}</p>
          {startButton(report.state === 'cancelled' ? text.goOn : text.start)}
        </div>
      ) : null}
      {problem ? <ErrorNote error={problem} /> : null}
    </section>
  );
}
