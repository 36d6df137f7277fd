import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ModelStatus } from '../../contract/model.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';
import { withModelStatus } from './models.ts';

/** Keeps every kept answer true while the app is open: the host's streams say what changed; after a break all is asked again. */
export const useLiveUpdates = (): void => {
  const host = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    const stops = [
      host.listen('attempts.changed', {}, ({ attemptId }) => {
        void queries.invalidateQueries({ queryKey: keys.attempts });
        void queries.invalidateQueries({ queryKey: keys.attempt(attemptId) });
      }),
      host.listen('models.changed', {}, (news) => {
        queries.setQueryData(
          keys.models,
          (old: ModelStatus[] | undefined) => old && withModelStatus(old, news),
        );
        if (news.state === 'downloading') return;
        void queries.invalidateQueries({ queryKey: keys.models });
        void queries.invalidateQueries({ queryKey: keys.speed });
      }),
      host.listen('submission.changed', {}, (status) => {
        queries.setQueryData(keys.submission(status.attemptId), status);
        void queries.invalidateQueries({ queryKey: keys.attempts });
      }),
      host.connection.subscribe((state) => {
        if (state === 'open') void queries.invalidateQueries();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, queries]);
};
