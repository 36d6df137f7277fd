import { useMutation } from '@tanstack/react-query';
import type { ExportKind } from '../../contract/export.ts';
import { saveText } from '../export/save-file.ts';
import { useHost } from './host-context.tsx';

/** Saves a text as a file beside the videos. */
export const useSaveText = (attemptId: string) => {
  const host = useHost();
  return useMutation({
    mutationFn: ({ kind, text }: { kind: ExportKind; text: string }) =>
      saveText(host, { attemptId, kind, text }),
  });
};

export const useShowExport = () => {
  const host = useHost();
  return useMutation({
    mutationFn: async (exportId: string) => (await host.call('export.show', { exportId })).output,
  });
};
