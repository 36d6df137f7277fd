import type { FastifyInstance } from 'fastify';
import { type BackendErrorCode, type BackendErrorReply, backendErrors } from '../contract/backend.ts';

/** An expected refusal: a code of the contract and plain words for the person who submits. */
export class BackendError extends Error {
  override readonly name = 'BackendError';
  readonly code: BackendErrorCode;

  constructor(code: BackendErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The body of a refusal. */
export const errorReply = (code: BackendErrorCode, message: string): BackendErrorReply => ({
  error: { code, message: message.slice(0, 1000) },
});

const asBackendError = (error: unknown): BackendError => {
  if (error instanceof BackendError) return error;
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (status === 413) return new BackendError('too-large', 'The request is larger than allowed.');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new BackendError(
      'bad-request',
      error instanceof Error ? error.message : 'The request is malformed.',
    );
  }
  return new BackendError('internal', 'Something unexpected went wrong here. It can be tried again.');
};

/** Makes every failure answer in the one shape of the contract; what is unexpected stays in the log. */
export const replyWithErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    const known = asBackendError(error);
    if (known.code === 'internal') request.log.error({ err: error }, 'unexpected');
    return reply.code(backendErrors[known.code].status).send(errorReply(known.code, known.message));
  });
  app.setNotFoundHandler((_, reply) =>
    reply.code(backendErrors['not-found'].status).send(errorReply('not-found', 'There is nothing here.')),
  );
};
