import { StudioError } from '../../contract/errors.ts';
import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The way from take to report. */
export const reportHandlers = ({ reports, takes, outbox }: Studio): Handlers<'report'> => ({
  'report.start': async ({ attemptId }) => {
    if ((await takes.load(attemptId)).mediaDeletedAt !== undefined)
      throw new StudioError('recording-deleted');
    const submission = await outbox.status(attemptId);
    // What was sealed must stay as it is: a report made again would no longer be what was signed.
    if (submission && submission.state !== 'refused') throw new StudioError('submission-exists');
    return reports.start(attemptId);
  },
  'report.cancel': ({ attemptId }) => reports.cancel(attemptId),
});
