import { QueryClient } from '@tanstack/react-query';
import { errorCatalogue, StudioError } from '../../contract/errors.ts';

const mayRetry = (failures: number, error: unknown): boolean =>
  failures < 3 &&
  error instanceof StudioError &&
  error.code === 'connection-lost' &&
  errorCatalogue[error.code].retry;

/** The host is on this machine: queries run without a network too, and streams tell when an answer has aged. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: mayRetry,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
