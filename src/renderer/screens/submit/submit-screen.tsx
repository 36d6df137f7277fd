import type { ReactNode } from 'react';
import { toHash } from '../../app/routes.ts';
import { useAttempt } from '../../queries/attempts.ts';
import { useKit } from '../../queries/studio.ts';
import { useSubmissionStatus } from '../../queries/submission.ts';
import { strings } from '../../strings/en.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { SubmissionStatusView } from './submission-status-view.tsx';
import { SubmitFlow } from './submit-flow.tsx';

const text = strings.submit;

/** From "see exactly what leaves" to the receipt. For practice it only says why there is nothing to submit. */
export function SubmitScreen({ attemptId }: { attemptId: string }) {
  const attempt = useAttempt(attemptId);
  const status = useSubmissionStatus(attemptId);
  const brand = useKit().data?.kit.brand;
  const report = toHash({ name: 'attempt', attemptId });
  const summary = attempt.data?.summary;

  const frame = (title: string, lead: string, children: ReactNode) => (
    <Page
      title={title}
      lead={lead}
      width="reading"
      above={<BackLink href={report}>{summary?.scenarioTitle ?? text.backToReport}</BackLink>}
    >
      {children}
    </Page>
  );

  const error = attempt.error ?? status.error;
  if (error) return frame(text.title, '', <ErrorNote error={error} onRetry={() => void attempt.refetch()} />);
  if (!summary || !brand || status.data === undefined) return frame(text.title, '', <Loading />);
  const toReport = <LinkButton href={report}>{text.backToReport}</LinkButton>;
  if (status.data) {
    return frame(text.statusTitle, summary.scenarioTitle, <SubmissionStatusView status={status.data} />);
  }
  if (summary.mode === 'practice') return frame(text.practiceTitle, text.practiceText, toReport);
  if (summary.report.state !== 'done') return frame(text.title, text.notReady, toReport);
  return frame(text.title, text.lead(brand.vendorName), <SubmitFlow attemptId={attemptId} />);
}
