import { z } from 'zod';
import { AttemptId, Sha256, Slug, Timestamp } from './primitives.ts';

/** One file that leaves, exactly. */
export const SubmissionFile = z.object({
  name: z.string().regex(/^[a-z-]+\.[a-z0-9]{2,5}$/),
  contentType: z.string().max(100),
  byteLength: z.int().min(0),
  sha256: Sha256,
});
export type SubmissionFile = z.infer<typeof SubmissionFile>;

/** Who submits, as the person typed it. */
export const Submitter = z.object({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  firm: z.string().trim().min(1).max(160),
});
export type Submitter = z.infer<typeof Submitter>;

/**
 * Everything that leaves, named: fields here, files by name and hash. It is what the device signs (Ed25519 over the canonical
 * JSON, RFC 8785).
 */
export const SubmissionManifest = z.object({
  schemaVersion: z.literal(1),
  submissionId: z.uuid(),
  attemptId: AttemptId,
  kitId: Slug,
  kitVersion: z.string().max(40),
  kitSha256: Sha256,
  scenarioId: Slug,
  submitter: Submitter,
  consent: z.object({ text: z.string().min(1).max(2000), givenAt: Timestamp }),
  /** How the speaker was cued, in a sentence. Left out: it was not recorded in the studio, or by an older one. */
  cues: z.string().max(200).optional(),
  studioVersion: z.string().max(40),
  sealedAt: Timestamp,
  files: z.array(SubmissionFile).min(1),
});
export type SubmissionManifest = z.infer<typeof SubmissionManifest>;

/**
 * The only thing the outbox takes, branded so that no plain object can stand in for it. `devicePublicKey`: raw 32 bytes, base64;
 * `signature`: 64 bytes, base64.
 */
export const SealedSubmission = z
  .object({
    manifest: SubmissionManifest,
    manifestSha256: Sha256,
    devicePublicKey: z.base64(),
    signature: z.base64(),
  })
  .brand<'SealedSubmission'>();
export type SealedSubmission = z.infer<typeof SealedSubmission>;

/** What the person sees before consenting: the very files and fields, nothing else leaves. */
export const SubmissionPreview = z.object({
  attemptId: AttemptId,
  backendUrl: z.url(),
  vendorName: z.string(),
  consentText: z.string(),
  files: z.array(SubmissionFile),
  totalBytes: z.int().min(0),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type SubmissionPreview = z.infer<typeof SubmissionPreview>;

/** The backend's answer once every byte has arrived and was checked. `signature` is Ed25519 over the canonical JSON of `body`. */
export const Receipt = z.object({
  body: z.object({
    submissionId: z.uuid(),
    manifestSha256: Sha256,
    receivedAt: Timestamp,
    fileCount: z.int().positive(),
    totalBytes: z.int().min(0),
    scoreRerun: z.enum(['equal', 'different', 'not-possible']),
    reviewReference: z.string().max(40),
  }),
  backendPublicKey: z.base64(),
  signature: z.base64(),
});
export type Receipt = z.infer<typeof Receipt>;

/** Where a sealed submission stands. `waiting`: no network or backend now; tried again by itself. */
export const SubmissionState = z.enum(['waiting', 'uploading', 'received', 'refused']);
export type SubmissionState = z.infer<typeof SubmissionState>;

/** Progress of one submission in the outbox. `message` says in plain words why it waits or was refused. */
export const SubmissionStatus = z.object({
  attemptId: AttemptId,
  submissionId: z.uuid(),
  state: SubmissionState,
  sentBytes: z.int().min(0),
  totalBytes: z.int().min(0),
  message: z.string().max(300),
  nextTryAt: Timestamp.nullable(),
  receipt: Receipt.nullable(),
});
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;
