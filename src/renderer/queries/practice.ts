import { useQuery } from '@tanstack/react-query';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

/** The speaker's own attempts at a scenario over time. */
export const useScenarioProgress = (scenarioId: string) => {
  const host = useHost();
  return useQuery({
    queryKey: keys.progress(scenarioId),
    // Reports may have been made since.
    refetchOnMount: 'always',
    queryFn: async ({ signal }) => (await host.call('practice.progress', { scenarioId }, { signal })).output,
  });
};
