import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { BackendError } from './errors.ts';
import { readOrCreateSecret } from './files.ts';

/** Who may look: whoever has the reviewer token, kept after sign-in as a cookie that scripts cannot read. */
export interface ReviewSession {
  readonly token: string;
  readonly isToken: (candidate: string) => boolean;
  readonly isSignedIn: (request: FastifyRequest) => boolean;
  /** The `Set-Cookie` value that signs in. */
  readonly cookie: string;
}

const cookieName = 'runthrough_review';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const cookieOf = (request: FastifyRequest): string => {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
};

/** The session for a data folder; its token is made on the first start and printed at every start. */
export const openReviewSession = async (dataFolder: string): Promise<ReviewSession> => {
  const token = await readOrCreateSecret(join(dataFolder, 'reviewer-token'), () =>
    randomBytes(24).toString('base64url'),
  );
  // The cookie proves knowledge of the token without being it.
  const proof = digest(`cookie ${token}`).toString('base64url');
  const matches = (candidate: string, secret: string): boolean =>
    timingSafeEqual(digest(candidate), digest(secret));
  return {
    token,
    isToken: (candidate) => matches(candidate, token),
    isSignedIn: (request) => matches(cookieOf(request), proof),
    cookie: `${cookieName}=${proof}; HttpOnly; SameSite=Strict; Path=/review; Max-Age=${30 * 24 * 3600}`,
  };
};

/** Refuses what another site's page could send with the reviewer's cookie (other ports of this machine share it). */
export const requireOwnOrigin = ({ method, headers }: FastifyRequest): void => {
  if (method === 'GET' || method === 'HEAD') return;
  const { origin, host } = headers;
  if (origin === undefined || (host !== undefined && URL.canParse(origin) && new URL(origin).host === host))
    return;
  throw new BackendError('origin-refused', 'This request comes from another page.');
};
