import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Moment } from '../../contract/primitives.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

export const useAttempts = () => {
  const host = useHost();
  return useQuery({
    queryKey: keys.attempts,
    // Small, and asked for on this machine: never shown from an older visit for longer than a moment.
    refetchOnMount: 'always',
    queryFn: async ({ signal }) => (await host.call('attempts.list', {}, { signal })).output.attempts,
  });
};

export const useAttempt = (attemptId: string) => {
  const host = useHost();
  return useQuery({
    queryKey: keys.attempt(attemptId),
    queryFn: async ({ signal }) => (await host.call('attempts.get', { attemptId }, { signal })).output,
  });
};

export const useDeleteAttempt = () => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (attemptId: string) => {
      await host.call('attempts.delete', { attemptId });
    },
    onSuccess: async (_, attemptId) => {
      queries.removeQueries({ queryKey: keys.attempt(attemptId) });
      await queries.invalidateQueries({ queryKey: keys.attempts });
    },
  });
};

const useAttemptCommand = (method: 'attempts.keep' | 'attempts.delete-media') => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (attemptId: string) => (await host.call(method, { attemptId })).output,
    onSuccess: async (_, attemptId) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.attempts }),
        queries.invalidateQueries({ queryKey: keys.attempt(attemptId) }),
      ]);
    },
  });
};

/** Keeps a recovered take: it asks no more. */
export const useKeepAttempt = () => useAttemptCommand('attempts.keep');

/** Deletes the recording of practice; its report stays. */
export const useDeleteMedia = () => useAttemptCommand('attempts.delete-media');

export const useShowFiles = () => {
  const host = useHost();
  return useMutation({
    mutationFn: async (attemptId: string) =>
      (await host.call('attempts.show-files', { attemptId })).output.folderLabel,
  });
};

/** Sets the part of a practice take that counts; with null all of it counts again. */
export const useTrim = (attemptId: string) => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (range: Moment | null) =>
      (await host.call('attempts.trim', { attemptId, range })).output,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.attempts }),
        queries.invalidateQueries({ queryKey: keys.attempt(attemptId) }),
      ]);
    },
  });
};

export const useMakeCertification = () => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (attemptId: string) =>
      (await host.call('attempts.make-certification', { attemptId })).output,
    onSuccess: async ({ attemptId }) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.attempts }),
        queries.invalidateQueries({ queryKey: keys.attempt(attemptId) }),
      ]);
    },
  });
};
