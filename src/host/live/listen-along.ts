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
    // A slow disk may answer after the take has ended.
    if (fragment.track === 'speech' && takes.isOpen(attemptId)) live.grown(attemptId);
    return answer;
  },
  finish: async (attemptId, durationMs) => {
    try {
      return await takes.finish(attemptId, durationMs);
    } finally {
      // Stopped, even where the disk refuses to close it: nothing may wait for it any longer.
      live.ended(attemptId);
    }
  },
  abandon: async (attemptId) => {
    try {
      const take = await takes.abandon(attemptId);
      if (!take) await live.forget(attemptId);
      return take;
    } finally {
      // Its window is gone, whatever the disk says.
      live.ended(attemptId);
    }
  },
  remove: async (attemptId) => {
    await live.forget(attemptId);
    await takes.remove(attemptId);
    // A piece of it that was still being written has come in between.
    await live.forget(attemptId);
  },
});
