import { z } from 'zod';
import { Receipt, SubmissionFile } from './submission.ts';

/**
 * What the studio and the vendor's backend say to each other. The studio posts a `SealedSubmission` to `submissions`, sends each
 * file that is not whole yet to its `uploadPath` with the tus protocol (1.0.0, `HEAD` and `PATCH`), then posts to
 * `submissions/<id>/complete`. Both posts may be repeated at any time; both answer a `SubmissionReply`. All paths are relative to the
 * kit's `backendUrl`.
 */
export const backendPaths = {
  submissions: 'submissions',
  complete: (submissionId: string): string => `submissions/${submissionId}/complete`,
} as const;

/** How far one file has come. An upload path is made by the backend, cannot be guessed, and takes exactly `byteLength` bytes. */
export const ExpectedFile = z.object({
  name: SubmissionFile.shape.name,
  byteLength: z.int().min(0),
  receivedBytes: z.int().min(0),
  uploadPath: z.string().regex(/^uploads\/[0-9a-f]{32}$/),
});
export type ExpectedFile = z.infer<typeof ExpectedFile>;

/** `expecting`: the files still to send; `received`: every byte is there and checked, and the receipt says so. */
export const SubmissionReply = z.discriminatedUnion('state', [
  z.object({ state: z.literal('expecting'), files: z.array(ExpectedFile) }),
  z.object({ state: z.literal('received'), receipt: Receipt }),
]);
export type SubmissionReply = z.infer<typeof SubmissionReply>;

interface BackendErrorEntry {
  readonly status: number;
  /** Whether the same submission may be accepted later without a change. */
  readonly retry: boolean;
}

/** Every error of the backend. A code is never reused for another meaning. */
export const backendErrors = {
  'bad-request': { status: 400, retry: false },
  'manifest-invalid': { status: 400, retry: false },
  'signature-invalid': { status: 400, retry: false },
  'token-needed': { status: 401, retry: false },
  'origin-refused': { status: 403, retry: false },
  'not-found': { status: 404, retry: false },
  'submission-unknown': { status: 404, retry: true },
  'submission-conflict': { status: 409, retry: false },
  'files-missing': { status: 409, retry: true },
  'files-damaged': { status: 409, retry: true },
  'too-large': { status: 413, retry: false },
  'kit-unknown': { status: 422, retry: false },
  'attempt-invalid': { status: 422, retry: false },
  internal: { status: 500, retry: true },
  'no-room': { status: 507, retry: true },
} as const satisfies Record<string, BackendErrorEntry>;

/** A code of the backend's errors. */
export type BackendErrorCode = keyof typeof backendErrors;

/** The body of every refusal. `message` is plain text for the person who submits. */
export const BackendErrorReply = z.object({
  error: z.object({
    code: z.enum(Object.keys(backendErrors) as [BackendErrorCode, ...BackendErrorCode[]]),
    message: z.string().max(1000),
  }),
});
export type BackendErrorReply = z.infer<typeof BackendErrorReply>;
