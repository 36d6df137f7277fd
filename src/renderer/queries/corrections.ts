import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AttemptDetail } from '../../contract/attempt.ts';
import type { Corrections } from '../../contract/corrections.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

/** A change of the transcript: words `firstWordIndex..lastWordIndex` read `text`, or as recognised again; or the last change undone. */
export type TranscriptChange =
  | {
      readonly kind: 'correct';
      readonly firstWordIndex: number;
      readonly lastWordIndex: number;
      readonly text: string;
    }
  | { readonly kind: 'restore'; readonly firstWordIndex: number; readonly lastWordIndex: number }
  | { readonly kind: 'undo' };

/** Sends changes of an attempt's transcript, and keeps what stands then. The report follows by itself. */
export const useChangeTranscript = (attemptId: string) => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: TranscriptChange): Promise<Corrections> => {
      switch (change.kind) {
        case 'correct': {
          const { firstWordIndex, lastWordIndex, text } = change;
          const input = { attemptId, firstWordIndex, lastWordIndex, text };
          return (await host.call('transcript.correct', input)).output;
        }
        case 'restore': {
          const { firstWordIndex, lastWordIndex } = change;
          return (await host.call('transcript.restore', { attemptId, firstWordIndex, lastWordIndex })).output;
        }
        case 'undo':
          return (await host.call('transcript.undo', { attemptId })).output;
      }
    },
    onSuccess: (corrections) =>
      queries.setQueryData(keys.attempt(attemptId), (old: AttemptDetail | undefined) =>
        old ? { ...old, corrections } : old,
      ),
  });
};
