import { BackendErrorReply, backendErrors, backendPaths, SubmissionReply } from '../../contract/backend.ts';
import { StudioError } from '../../contract/errors.ts';
import type { SealedSubmission } from '../../contract/submission.ts';

/** Hashing some gigabytes on the other side takes its time. */
const longestAnswerMs = 10 * 60_000;

const post = async (address: URL, body: unknown, signal: AbortSignal): Promise<SubmissionReply> => {
  let status: number;
  let reply: unknown;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A backend does not redirect; a hotel's sign-in page does.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(longestAnswerMs)]),
    });
    status = response.status;
    reply = await response.json();
  } catch (error) {
    throw new StudioError('backend-unreachable', undefined, { cause: error });
  }
  if (status === 200) {
    const parsed = SubmissionReply.safeParse(reply);
    if (parsed.success) return parsed.data;
  }
  const refusal = BackendErrorReply.safeParse(reply);
  if (!refusal.success) {
    throw new StudioError('backend-unreachable', `Something that is not the vendor answered (${status}).`);
  }
  const { code, message } = refusal.data.error;
  throw new StudioError(backendErrors[code].retry ? 'backend-unreachable' : 'backend-refused', message);
};

/**
 * Shows the seal to the backend; answers what it still expects, or the receipt. Throws `backend-unreachable` (try later) or
 * `backend-refused` (never will).
 */
export const announce = (
  base: URL,
  sealed: SealedSubmission,
  signal: AbortSignal,
): Promise<SubmissionReply> => post(new URL(backendPaths.submissions, base), sealed, signal);

/** Asks the backend to check every byte and to sign a receipt. Throws as `announce` does. */
export const complete = (base: URL, submissionId: string, signal: AbortSignal): Promise<SubmissionReply> =>
  post(new URL(backendPaths.complete(submissionId), base), {}, signal);
