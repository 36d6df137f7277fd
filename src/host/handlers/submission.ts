import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The way out, for certification attempts alone. */
export const submissionHandlers = ({ submissions, outbox }: Studio): Handlers<'submission'> => ({
  'submission.preview': ({ attemptId, submitter }) => submissions.preview(attemptId, submitter),
  'submission.seal': (order) => submissions.seal(order),
  'submission.status': ({ attemptId }) => outbox.status(attemptId),
  'submission.try-now': ({ attemptId }) => outbox.tryNow(attemptId),
});
