import type { Handlers } from '../rpc/handler.ts';
import type { Studio } from '../studio-parts.ts';

/** The way from take to report. */
export const reportHandlers = ({ reports }: Studio): Handlers<'report'> => ({
  'report.start': ({ attemptId }) => reports.start(attemptId),
  'report.cancel': ({ attemptId }) => reports.cancel(attemptId),
});
