import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SubmissionPreview, Submitter } from '../../contract/submission.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

export const useSubmissionStatus = (attemptId: string) => {
  const host = useHost();
  return useQuery({
    queryKey: keys.submission(attemptId),
    queryFn: async ({ signal }) => (await host.call('submission.status', { attemptId }, { signal })).output,
  });
};

export const usePreviewSubmission = (attemptId: string) => {
  const host = useHost();
  return useMutation({
    mutationFn: async (submitter: Submitter) =>
      (await host.call('submission.preview', { attemptId, submitter })).output,
  });
};

export const useSealSubmission = (attemptId: string) => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ preview, submitter }: { preview: SubmissionPreview; submitter: Submitter }) => {
      const fileHashes = preview.files.map((file) => file.sha256);
      const input = { attemptId, submitter, consentText: preview.consentText, fileHashes };
      return (await host.call('submission.seal', input)).output;
    },
    onSuccess: async (status) => {
      queries.setQueryData(keys.submission(attemptId), status);
      await queries.invalidateQueries({ queryKey: keys.attempts });
    },
  });
};

export const useTrySubmissionNow = (attemptId: string) => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => (await host.call('submission.try-now', { attemptId })).output,
    onSuccess: (status) => queries.setQueryData(keys.submission(attemptId), status),
  });
};
