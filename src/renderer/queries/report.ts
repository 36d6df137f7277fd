import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AttemptDetail, ReportProgress } from '../../contract/attempt.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

const isStillRunning = (progress: ReportProgress): boolean => progress.state === 'running';

/** Follows the work on an attempt's report and puts it into the kept attempt; fetches anew what a finished stage has made. */
export const useReportProgress = (attemptId: string): void => {
  const host = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    let lastStage: string | null = null;
    return host.listen('report.progress', { attemptId }, (progress) => {
      queries.setQueryData(keys.attempt(attemptId), (old: AttemptDetail | undefined) =>
        old ? { ...old, summary: { ...old.summary, report: progress } } : old,
      );
      if (!isStillRunning(progress) || progress.stage !== lastStage) {
        void queries.invalidateQueries({ queryKey: keys.attempt(attemptId) });
      }
      lastStage = progress.stage;
    });
  }, [host, queries, attemptId]);
};

const useReportCommand = (method: 'report.start' | 'report.cancel') => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (attemptId: string) => (await host.call(method, { attemptId })).output,
    onSuccess: ({ attemptId }) => queries.invalidateQueries({ queryKey: keys.attempt(attemptId) }),
  });
};

export const useStartReport = () => useReportCommand('report.start');
export const useCancelReport = () => useReportCommand('report.cancel');
