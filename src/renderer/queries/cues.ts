import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

/** Calls a cue of a take wrong, or takes that back. */
export const useMarkCue = (attemptId: string) => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (mark: { readonly cueId: number; readonly isWrong: boolean }) =>
      (await host.call('cues.mark', { attemptId, ...mark })).output,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.attempt(attemptId) }),
        queries.invalidateQueries({ queryKey: keys.settings }),
      ]);
    },
  });
};
