import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SettingsChange } from '../../contract/settings.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

export const useStudioInfo = () => {
  const host = useHost();
  return useQuery({
    queryKey: keys.info,
    queryFn: async ({ signal }) => (await host.call('studio.info', {}, { signal })).output,
  });
};

export const useSettings = () => {
  const host = useHost();
  return useQuery({
    queryKey: keys.settings,
    queryFn: async ({ signal }) => (await host.call('settings.get', {}, { signal })).output,
  });
};

export const useChangeSettings = () => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: SettingsChange) => (await host.call('settings.change', change)).output,
    onSuccess: (settings) => queries.setQueryData(keys.settings, settings),
  });
};

export const useKit = () => {
  const host = useHost();
  return useQuery({
    queryKey: keys.kit,
    queryFn: async ({ signal }) => (await host.call('kit.current', {}, { signal })).output,
  });
};
