import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { StudioError } from '../../contract/errors.ts';
import { useHost } from './host-context.tsx';
import { keys } from './keys.ts';

/** What recognition computes on, and how fast; asked anew each time it is shown, because the engine may have left a device meanwhile. */
export const useRecognitionSpeed = () => {
  const host = useHost();
  return useQuery({
    queryKey: keys.speed,
    queryFn: async ({ signal }) => (await host.call('recognition.speed', {}, { signal })).output,
    staleTime: 0,
  });
};

/** Chooses a graphics device, or with null the processor. */
export const useGraphics = () => {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (device: string | null) => (await host.call('recognition.use', { device })).output,
    onSuccess: (speed) => queries.setQueryData(keys.speed, speed),
    onError: () => queries.invalidateQueries({ queryKey: keys.speed }),
  });
};

/** A trial of speed: `start` names a device, or null for the processor alone. It ends with the screen that began it. */
export const useSpeedTrial = () => {
  const host = useHost();
  const queries = useQueryClient();
  const running = useRef<AbortController>(undefined);
  const [share, setShare] = useState(0);
  const trial = useMutation({
    mutationFn: async (device: string | null) => {
      const controller = new AbortController();
      running.current = controller;
      setShare(0);
      const unlisten = host.listen('recognition.trial', {}, (progress) => setShare(progress.share));
      try {
        return (await host.call('recognition.try', { device }, { signal: controller.signal })).output;
      } catch (error) {
        if (error instanceof StudioError && error.code === 'cancelled') return null;
        throw error;
      } finally {
        unlisten();
      }
    },
    onSuccess: (speed) => speed && queries.setQueryData(keys.speed, speed),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.speed }),
  });
  useEffect(() => () => running.current?.abort(), []);
  return {
    share,
    /** The device on trial; null for the processor alone, undefined when none is under way. */
    device: trial.isPending ? trial.variables : undefined,
    error: trial.error,
    start: (device: string | null) => trial.mutate(device),
    stop: () => running.current?.abort(),
  };
};
export type SpeedTrial = ReturnType<typeof useSpeedTrial>;
