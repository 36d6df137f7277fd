import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { AttemptMode } from '../../../contract/take.ts';
import { createTakeSink } from '../../host-client/take-sink.ts';
import { useHost } from '../../queries/host-context.tsx';
import { keys } from '../../queries/keys.ts';

interface ImportRequest {
  readonly file: File;
  readonly scenarioId: string;
  readonly mode: AttemptMode;
}

/** Brings a recording in as an attempt; `share` is how much of the file was read. */
export const useImport = () => {
  const host = useHost();
  const queries = useQueryClient();
  const [share, setShare] = useState(0);
  const running = useRef<AbortController>(undefined);

  const mutation = useMutation({
    mutationFn: async ({ file, scenarioId, mode }: ImportRequest) => {
      const controller = new AbortController();
      running.current = controller;
      setShare(0);
      const { importRecording } = await import('../../capture/import-recording.ts');
      const sink = createTakeSink(host, { scenarioId, mode });
      return importRecording({ file, sink, onProgress: setShare, signal: controller.signal });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.attempts }),
  });

  const cancel = useCallback(() => running.current?.abort(), []);
  return { mutation, share, cancel };
};
