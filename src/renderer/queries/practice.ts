import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MethodInput } from '../../contract/api.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

/** Measures the speaker's voice; the profile that comes of it is kept by the host. */
export const useCalibrate = () => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      pcm,
      ...order
    }: MethodInput<'practice.calibrate'> & { readonly pcm: Uint8Array<ArrayBuffer> }) =>
      (await host.call('practice.calibrate', order, { bytes: pcm })).output,
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.settings }),
  });
};

/** Measures a passage that was said again, beside the first try. Nothing of it is kept. */
export const useMeasureDrill = () => {
  const host = useHost();
  return useMutation({
    mutationFn: async ({
      pcm,
      ...order
    }: MethodInput<'practice.drill'> & { readonly pcm: Uint8Array<ArrayBuffer> }) =>
      (await host.call('practice.drill', order, { bytes: pcm })).output,
  });
};

/** Each asking costs the recogniser a glance at the last words. */
const askAgainMs = 6_000;

/** How many key messages of a section were not heard yet, asked again and again while it is recorded; null: not asked. */
export const useMissingMessages = (place: MethodInput<'practice.missing-messages'> | null) => {
  const host = useHost();
  return useQuery({
    queryKey: keys.missingMessages(place?.attemptId, place?.sectionId),
    enabled: place !== null,
    refetchInterval: askAgainMs,
    retry: false,
    queryFn: async ({ signal }) =>
      place && (await host.call('practice.missing-messages', place, { signal })).output,
  });
};

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
