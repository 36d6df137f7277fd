import { useEffect, useRef } from 'react';
import { toHash } from '../../app/routes.ts';
import { useAttempt } from '../../queries/attempts.ts';
import { useReportProgress, useStartReport } from '../../queries/report.ts';
import { strings } from '../../strings/en.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Report } from './report.tsx';

/** The report of one attempt. It is asked for by itself as soon as there is a finished take without one. */
export function ReportScreen({ attemptId }: { attemptId: string }) {
  const attempt = useAttempt(attemptId);
  useReportProgress(attemptId);
  const { mutate: start } = useStartReport();
  const asked = useRef(false);

  const { data } = attempt;
  const shouldStart =
    data?.summary.report.state === 'not-started' &&
    data.take.state !== 'recording' &&
    data.summary.media !== 'deleted';
  useEffect(() => {
    if (!shouldStart || asked.current) return;
    asked.current = true;
    start(attemptId);
  }, [shouldStart, start, attemptId]);

  if (data) return <Report attempt={data} />;
  return (
    <Page
      title={attempt.isError ? strings.common.notFoundTitle : strings.report.player}
      above={<BackLink href={toHash({ name: 'library' })}>{strings.report.back}</BackLink>}
    >
      {attempt.isError ? (
        <ErrorNote error={attempt.error} onRetry={() => void attempt.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
