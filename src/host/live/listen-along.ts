import type { TakeStore } from '../take-store/take-store.ts';
import type { LiveListening } from './live-listening.ts';

/**
 * The same store, which tells what happens to takes: that more speech is on the disk (after the bytes are synced, and without waiting for
 * anybody), and that a take has ended or is gone.
 */
export const listenAlong = (takes: TakeStore, live: LiveListening): TakeStore => ({
  ...takes,
  append: async (attemptId, fragment, bytes) => {
    const answer = await takes.append(attemptId, fragment, bytes);
    if (fragment.track === 'speech') live.grown(attemptId);
    return answer;
  },
  finish: async (attemptId, durationMs) => {
    const take = await takes.finish(attemptId, durationMs);
    live.ended(attemptId);
    return take;
  },
  abandon: async (attemptId) => {
    try {
      const take = await takes.abandon(attemptId);
      if (!take) await live.forget(attemptId);
      return take;
    } finally {
      // Its window is gone, even where the disk refuses to close it: nothing may wait for it any longer.
      live.ended(attemptId);
    }
  },
  remove: async (attemptId) => {
    await live.forget(attemptId);
    await takes.remove(attemptId);
  },
});
