import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { StudioError } from '../../contract/errors.ts';
import type { ModelStatus } from '../../contract/model.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

export const useModels = () => {
  const host = useHost();
  return useQuery({
    queryKey: keys.models,
    queryFn: async ({ signal }) => (await host.call('models.list', {}, { signal })).output.models,
  });
};

/** The list with one model's news in it. Selecting one unselects the others, so then the list is asked for again. */
export const withModelStatus = (models: readonly ModelStatus[], news: ModelStatus): ModelStatus[] =>
  models.some((model) => model.id === news.id)
    ? models.map((model) => (model.id === news.id ? news : model))
    : [...models, news];

export const useModelCommand = (verb: 'download' | 'cancel' | 'select' | 'remove') => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      await host.call(`models.${verb}`, { id });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.models }),
  });
};

const pieceBytes = 4 * 1024 * 1024;

/** Gives the host a model file of the user's own, piece by piece; `onProgress` gets the share handed over. */
export const useAddModelFile = (onProgress: (share: number) => void) => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, signal }: { file: File; signal: AbortSignal }) => {
      if (file.size === 0) throw new StudioError('file-empty', file.name);
      for (let byteOffset = 0; byteOffset < file.size; byteOffset += pieceBytes) {
        const end = Math.min(file.size, byteOffset + pieceBytes);
        const bytes = new Uint8Array(await file.slice(byteOffset, end).arrayBuffer());
        const isLast = end === file.size;
        await host.call('models.add-file', { fileName: file.name, byteOffset, isLast }, { bytes, signal });
        onProgress(end / file.size);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.models }),
  });
};
