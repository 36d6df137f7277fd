import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AttemptDetail, AttemptSummary, ReportProgress } from '../../contract/attempt.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

/** Puts news of a report into the kept attempt and into its row of the kept library. */
const keepProgress = (queries: QueryClient, progress: ReportProgress): void => {
  const { attemptId } = progress;
  const withNews = (summary: AttemptSummary): AttemptSummary =>
    summary.attemptId === attemptId ? { ...summary, report: progress } : summary;
  queries.setQueryData(keys.attempt(attemptId), (old: AttemptDetail | undefined) =>
    old ? { ...old, summary: withNews(old.summary) } : old,
  );
  queries.setQueryData(keys.attempts, (old: AttemptSummary[] | undefined) => old?.map(withNews));
};

/** Follows the work on these attempts' reports, and asks anew for what a finished stage has made. */
const useFollowing = (attemptIds: readonly string[]): void => {
  const host = useHost();
  const queries = useQueryClient();
  const names = attemptIds.join(' ');
  useEffect(() => {
    const stops = names
      .split(' ')
      .filter(Boolean)
      .map((attemptId) => {
        let lastStage: string | null = null;
        return host.listen('report.progress', { attemptId }, (progress) => {
          keepProgress(queries, progress);
          const isOver = progress.state !== 'running';
          if (isOver || progress.stage !== lastStage)
            void queries.invalidateQueries({ queryKey: keys.attempt(attemptId) });
          if (isOver) void queries.invalidateQueries({ queryKey: keys.attempts });
          lastStage = progress.stage;
        });
      });
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, queries, names]);
};

export const useReportProgress = (attemptId: string): void => useFollowing([attemptId]);

/** Keeps the rows of the library true whose report is being made. */
export const useRunningReports = (attempts: readonly AttemptSummary[]): void =>
  useFollowing(attempts.filter(({ report }) => report.state === 'running').map(({ attemptId }) => attemptId));

const useReportCommand = (method: 'report.start' | 'report.cancel') => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (attemptId: string) => (await host.call(method, { attemptId })).output,
    onSuccess: (progress) => keepProgress(queries, progress),
  });
};

export const useStartReport = () => useReportCommand('report.start');
export const useCancelReport = () => useReportCommand('report.cancel');
