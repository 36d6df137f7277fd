import { z } from 'zod';
import { AttemptId, Timestamp } from '../../contract/primitives.ts';
import {
  type Receipt,
  SealedSubmission,
  SubmissionState,
  SubmissionStatus,
} from '../../contract/submission.ts';
import { totalBytes } from '../../core/submission/receipt.ts';

/** `submission.json`: what waits or was sent, and how far it has come. Survives every end of the studio. */
export const OutboxRecord = z.object({
  schemaVersion: z.literal(1),
  sealed: SealedSubmission,
  destination: z.object({ backendUrl: z.url(), backendPublicKey: z.string().nullable() }),
  state: SubmissionState,
  message: z.string().max(300),
  sentBytes: z.int().min(0),
  failedTries: z.int().min(0),
  nextTryAt: Timestamp.nullable(),
});
export type OutboxRecord = z.infer<typeof OutboxRecord>;

/** The record of a submission that has just been sealed. */
export const newRecord = (
  sealed: SealedSubmission,
  destination: OutboxRecord['destination'],
): OutboxRecord => ({
  schemaVersion: 1,
  sealed,
  destination,
  state: 'waiting',
  message: 'Sealed. It is sent in a moment.',
  sentBytes: 0,
  failedTries: 0,
  nextTryAt: null,
});

/** What the page is told of a record. */
export const statusOf = (record: OutboxRecord, receipt: Receipt | null): SubmissionStatus => {
  const { manifest } = record.sealed;
  return SubmissionStatus.parse({
    attemptId: AttemptId.parse(manifest.attemptId),
    submissionId: manifest.submissionId,
    state: record.state,
    sentBytes: record.sentBytes,
    totalBytes: totalBytes(manifest),
    message: record.message,
    nextTryAt: record.nextTryAt,
    receipt,
  } satisfies SubmissionStatus);
};
