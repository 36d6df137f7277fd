import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** How long a take waits for its window to come back before it is closed as recovered. */
const abandonedAfterMs = 10_000;

/**
 * Recording and playback. A take belongs to the connection that last fed it; when that stays away, the take is closed, so that it does not
 * stay open for ever. Should the window come back later all the same, its next piece opens the take again.
 */
export const takeHandlers = (studio: Studio): Handlers<'take'> => {
  const owners = new Map<string, AbortSignal>();

  const ownedBy = (attemptId: string, connection: AbortSignal): void => {
    if (owners.get(attemptId) === connection) return;
    owners.set(attemptId, connection);
    connection.addEventListener('abort', () => {
      const timer = setTimeout(() => {
        if (owners.get(attemptId) === connection) void studio.abandonTake(attemptId);
      }, abandonedAfterMs);
      timer.unref();
    });
  };

  return {
    'take.begin': async (order, { connection }) => {
      const attemptId = await studio.beginTake(order);
      ownedBy(attemptId, connection);
      return { attemptId };
    },
    'take.append': async ({ attemptId, ...fragment }, { bytes, connection }) => {
      ownedBy(attemptId, connection);
      return studio.takes.append(attemptId, fragment, bytes);
    },
    'take.event': async ({ attemptId, event }, { connection }) => {
      ownedBy(attemptId, connection);
      await studio.takes.event(attemptId, event);
      return {};
    },
    'take.finish': async ({ attemptId, durationMs }) => {
      owners.delete(attemptId);
      return studio.finishTake(attemptId, durationMs);
    },
    'take.read': async ({ attemptId, track, byteOffset, byteLength }) => {
      const { fileByteLength, bytes } = await studio.takes.read(attemptId, track, byteOffset, byteLength);
      return { output: { fileByteLength }, bytes };
    },
  };
};
