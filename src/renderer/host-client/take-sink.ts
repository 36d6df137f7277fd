import { StudioError } from '../../contract/errors.ts';
import type { AttemptMode, Take } from '../../contract/take.ts';
import type { TakeSink } from '../capture/types.ts';
import type { HostClient } from './client.ts';

interface TakeFor {
  readonly scenarioId: string;
  readonly mode: AttemptMode;
  /** Just practise: only the report stays. */
  readonly keeps?: Take['keeps'];
}

const isConnectionLost = (error: unknown): boolean =>
  error instanceof StudioError && error.code === 'connection-lost';

/**
 * A recorder's sink that ends at the host. Nothing is dropped when the connection breaks: what has no answer is asked again once the
 * host is back. The host answers a piece that it has already written with success, notes an event once, and closes a take once, so asking
 * twice is safe.
 */
export const createTakeSink = (client: HostClient, { scenarioId, mode, keeps }: TakeFor): TakeSink => {
  let attemptId: string | undefined;

  const persistently = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        await client.connection.whenOpen();
      }
    }
  };

  const theAttempt = (): string => {
    if (attemptId === undefined) throw new StudioError('take-not-recording');
    return attemptId;
  };

  return {
    begin: async (tracks) => {
      const order = { scenarioId, mode, tracks: [...tracks], ...(keeps ? { keeps } : {}) };
      const { output } = await client.call('take.begin', order);
      attemptId = output.attemptId;
      return output;
    },
    append: async (fragment, bytes) => {
      const input = { attemptId: theAttempt(), ...fragment };
      const { output } = await persistently(() => client.call('take.append', input, { bytes }));
      return output.disk;
    },
    event: async (event) => {
      const input = { attemptId: theAttempt(), event };
      await persistently(() => client.call('take.event', input));
    },
    finish: async (durationMs) => {
      const id = theAttempt();
      await persistently(() => client.call('take.finish', { attemptId: id, durationMs }));
    },
    discard: async () => {
      if (attemptId !== undefined) await client.call('attempts.delete', { attemptId });
    },
  };
};
