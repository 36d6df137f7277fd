import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The library. */
export const attemptsHandlers = (studio: Studio): Handlers<'attempts'> => ({
  'attempts.list': async () => ({ attempts: await studio.attempts.list() }),
  'attempts.get': ({ attemptId }) => studio.attempts.detail(attemptId),
  'attempts.keep': ({ attemptId }) => studio.attempts.keep(attemptId),
  'attempts.delete': async ({ attemptId }) => {
    await studio.attempts.remove(attemptId);
    return {};
  },
  'attempts.show-files': ({ attemptId }) => studio.attempts.showFiles(attemptId),
  'attempts.delete-media': ({ attemptId }) => studio.mediaRemoval.remove(attemptId),
  'attempts.make-certification': ({ attemptId }) => studio.attempts.makeCertification(attemptId),
  'attempts.trim': ({ attemptId, range }) => studio.attempts.trim(attemptId, range),
});
