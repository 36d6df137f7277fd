import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { backendPaths, type SubmissionReply } from '../contract/backend.ts';
import { announce } from './announce.ts';
import { completeSubmission } from './completion.ts';
import { BackendError } from './errors.ts';
import type { BackendParts } from './parts.ts';

/** What the studio talks to: announce, complete. Both may be repeated at any time. */
export const serveSubmissions = (app: FastifyInstance, parts: BackendParts): void => {
  const completing = new Map<string, Promise<SubmissionReply>>();

  /** Two requests for one submission share the work, and its answer. */
  const completeOnce = (submissionId: string): Promise<SubmissionReply> => {
    const standing = completing.get(submissionId);
    if (standing) return standing;
    const work = completeSubmission(submissionId, parts).finally(() => completing.delete(submissionId));
    completing.set(submissionId, work);
    return work;
  };

  app.post(`/${backendPaths.submissions}`, ({ body }) => announce(body, parts));

  app.post(`/${backendPaths.complete(':submissionId')}`, ({ params }) => {
    const parsed = z.object({ submissionId: z.uuid() }).safeParse(params);
    if (!parsed.success) throw new BackendError('submission-unknown', 'This is not the id of a submission.');
    return completeOnce(parsed.data.submissionId);
  });
};
