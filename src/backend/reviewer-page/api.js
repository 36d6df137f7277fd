/** @import { BackendErrorReply } from '../../contract/backend.ts' */
/** @import { Decision, DecisionReply, ReviewDetail, ReviewList, ScoreRerun } from '../../contract/review.ts' */

const base = '/review/api/submissions';

/**
 * The backend parses what it sends by the schemas that these types come from.
 * @template Reply
 * @param {string} path
 * @param {RequestInit} [request]
 * @returns {Promise<Reply>}
 */
const call = async (path, request) => {
  const response = await fetch(base + path, request).catch(() => {
    throw new Error('The backend does not answer. Is it still running?');
  });
  if (response.status === 401) location.assign('/review');
  if (response.ok) return /** @type {Reply} */ (await response.json());
  const { error } = /** @type {BackendErrorReply} */ (await response.json());
  throw new Error(error.message);
};

/** @returns {Promise<ReviewList>} */
export const listSubmissions = () => call('');

/**
 * @param {string} submissionId
 * @returns {Promise<ReviewDetail>}
 */
export const getSubmission = (submissionId) => call(`/${submissionId}`);

/**
 * @param {string} submissionId
 * @returns {Promise<ScoreRerun>}
 */
export const rescore = (submissionId) => call(`/${submissionId}/rescore`, { method: 'POST' });

/**
 * @param {string} submissionId
 * @param {Decision} decision
 * @returns {Promise<DecisionReply>}
 */
export const decide = (submissionId, decision) =>
  call(`/${submissionId}/decisions`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(decision),
  });

/**
 * @param {string} submissionId
 * @param {string} name
 */
export const fileAddress = (submissionId, name) => `${base}/${submissionId}/files/${name}`;
