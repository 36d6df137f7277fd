/** @import { Decision, ReviewDetail, ReviewList, ScoreRerun, StoredDecision } from '../../contract/review.ts' */

const base = '/review/api/submissions';

/**
 * @param {string} path
 * @param {RequestInit} [request]
 * @returns {Promise<any>}
 */
const call = async (path, request) => {
  const response = await fetch(base + path, request).catch(() => {
    throw new Error('The backend does not answer. Is it still running?');
  });
  if (response.status === 401) location.assign('/review');
  const body = await response.json();
  if (!response.ok) throw new Error(body.error?.message ?? 'The backend refused this.');
  return body;
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
 * @returns {Promise<StoredDecision>}
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
