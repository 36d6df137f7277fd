import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Decision, type DecisionReply } from '../contract/review.ts';
import { Scorecard } from '../contract/score.ts';
import { BackendError } from './errors.ts';
import type { IndexedSubmission } from './index-store.ts';
import type { BackendParts } from './parts.ts';
import { rescore } from './rescore.ts';
import { reviewDetail, reviewList } from './review-detail.ts';
import { sendSubmittedFile } from './review-files.ts';
import { reviewedScore, summaryOf } from './review-summary.ts';
import { type ReviewSession, requireOwnOrigin } from './review-session.ts';
import { readSubmitted } from './submitted-files.ts';

const Params = z.object({ submissionId: z.uuid(), name: z.string().optional() });

/** The reviewer page's own API, for signed-in reviewers only. */
export const serveReviewApi = async (
  app: FastifyInstance,
  session: ReviewSession,
  parts: BackendParts,
): Promise<void> => {
  const { index, storage, kits } = parts;

  const find = (params: unknown): IndexedSubmission & { name: string } => {
    const parsed = Params.safeParse(params);
    const submission = parsed.success ? index.find(parsed.data.submissionId) : null;
    if (!submission) throw new BackendError('not-found', 'There is no such submission.');
    return { ...submission, name: parsed.data?.name ?? '' };
  };

  const decide = async (submissionId: string, decision: Decision): Promise<DecisionReply> => {
    const scorecard = await readSubmitted(storage.file(submissionId, 'score.json'), Scorecard);
    const criterion = scorecard?.criteria.find(({ criterionId }) => criterionId === decision.criterionId);
    const check = criterion?.checks.find(({ checkId }) => checkId === decision.checkId);
    if (!scorecard || check?.verdict !== 'person') {
      throw new BackendError('bad-request', 'This check is not one that a person must judge.');
    }
    const stored = { ...decision, decidedAt: new Date().toISOString() };
    index.decide(submissionId, stored);
    const decisions = index.decisions(submissionId);
    index.setSummary(submissionId, summaryOf(scorecard, decisions));
    return { decision: stored, reviewed: reviewedScore(scorecard, decisions) };
  };

  await app.register(
    async (scope) => {
      scope.addHook('onRequest', async (request, reply) => {
        if (!session.isSignedIn(request))
          throw new BackendError('token-needed', 'Sign in with the reviewer token.');
        requireOwnOrigin(request);
        void reply.header('cache-control', 'no-store');
      });

      scope.get('/submissions', () => reviewList(parts));

      scope.get('/submissions/:submissionId', ({ params }) => reviewDetail(find(params), parts));

      scope.get('/submissions/:submissionId/files/:name', ({ params }, reply) => {
        const { sealed, state, name } = find(params);
        const isThere = state === 'received' && sealed.manifest.files.some((file) => file.name === name);
        if (!isThere) throw new BackendError('not-found', 'The submission has no such file.');
        return sendSubmittedFile(reply, storage.file(sealed.manifest.submissionId, name));
      });

      scope.post('/submissions/:submissionId/rescore', ({ params }) => {
        const { sealed, state } = find(params);
        if (state !== 'received') throw new BackendError('files-missing', 'Its files are not here.');
        return rescore(sealed.manifest, storage, kits);
      });

      scope.put('/submissions/:submissionId/decisions', ({ params, body }) => {
        const { submissionId } = find(params).sealed.manifest;
        const decision = Decision.safeParse(body);
        if (!decision.success) {
          throw new BackendError('bad-request', 'A decision is yes or no, with a short note.');
        }
        return decide(submissionId, decision.data);
      });
    },
    { prefix: '/review/api' },
  );
};
