import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubmissionReply } from '../contract/backend.ts';
import type { SealedSubmission } from '../contract/submission.ts';
import { signReceipt, totalBytes } from '../core/submission/receipt.ts';
import { requireSealedAttempt } from './attempt-check.ts';
import { BackendError } from './errors.ts';
import { hashAndSync, moveOnce, removeFile, writeWhole } from './files.ts';
import type { BackendParts } from './parts.ts';
import { rescore } from './rescore.ts';
import { summaryOf } from './review-summary.ts';

/** Every byte is there and is what was sealed; what is damaged is forgotten, so that it can come again. */
const requireEveryByte = async (
  sealed: SealedSubmission,
  { storage, uploads }: BackendParts,
): Promise<void> => {
  const { submissionId, files } = sealed.manifest;
  const missing: string[] = [];
  const damaged: string[] = [];
  for (const file of files) {
    const arriving = uploads.pathOf(submissionId, file.name);
    const found =
      (await hashAndSync(storage.file(submissionId, file.name))) ??
      (arriving && (await hashAndSync(arriving)));
    if (!found || found.byteLength < file.byteLength) missing.push(file.name);
    else if (found.sha256 !== file.sha256) damaged.push(file.name);
  }
  for (const name of damaged) {
    await uploads.startOver(submissionId, name);
    await removeFile(storage.file(submissionId, name));
  }
  if (damaged.length > 0) {
    throw new BackendError('files-damaged', `These files are not what was sealed: ${damaged.join(', ')}.`);
  }
  if (missing.length > 0) throw new BackendError('files-missing', `Still missing: ${missing.join(', ')}.`);
};

const keepFiles = async (sealed: SealedSubmission, { storage, uploads }: BackendParts): Promise<void> => {
  const { submissionId, files } = sealed.manifest;
  await mkdir(join(storage.submission(submissionId), 'files'), { recursive: true, mode: 0o700 });
  for (const { name } of files) {
    const arriving = uploads.pathOf(submissionId, name);
    if (arriving) await moveOnce(arriving, storage.file(submissionId, name));
    if (arriving) await removeFile(`${arriving}.json`);
  }
};

/** A refused attempt leaves no recording behind. */
const dropFiles = async (sealed: SealedSubmission, { storage, uploads }: BackendParts): Promise<void> => {
  const { submissionId, files } = sealed.manifest;
  for (const { name } of files) await uploads.startOver(submissionId, name);
  await rm(storage.submission(submissionId), { recursive: true, force: true });
};

/**
 * Checks every byte against the seal, keeps the files, runs the score again, and signs the receipt. May be asked any number of times
 * and stopped at any point: each step looks at what the one before left on disk.
 */
export const completeSubmission = async (
  submissionId: string,
  parts: BackendParts,
): Promise<SubmissionReply> => {
  const { index, storage } = parts;
  const known = index.find(submissionId);
  if (!known) throw new BackendError('submission-unknown', 'This submission was never announced.');
  if (known.state === 'refused') throw new BackendError('attempt-invalid', known.note);
  if (known.receipt) return { state: 'received', receipt: known.receipt };
  const { sealed } = known;

  await requireEveryByte(sealed, parts);
  await keepFiles(sealed, parts);
  const scorecard = await requireSealedAttempt(sealed, storage).catch(async (error: unknown) => {
    if (error instanceof BackendError) {
      index.refuse(submissionId, error.message);
      await dropFiles(sealed, parts);
    }
    throw error;
  });
  const rerun = await rescore(sealed.manifest, storage, parts.kits);
  const receipt = signReceipt(
    {
      submissionId,
      manifestSha256: sealed.manifestSha256,
      receivedAt: new Date().toISOString(),
      fileCount: sealed.manifest.files.length,
      totalBytes: totalBytes(sealed.manifest),
      scoreRerun: rerun.result,
      reviewReference: `RT-${sealed.manifestSha256.slice(0, 10).toUpperCase()}`,
    },
    parts.signer,
  );
  const folder = storage.submission(submissionId);
  await writeWhole(join(folder, 'sealed.json'), `${JSON.stringify(sealed, null, 2)}\n`);
  await writeWhole(join(folder, 'receipt.json'), `${JSON.stringify(receipt, null, 2)}\n`);
  index.finish(submissionId, receipt, summaryOf(scorecard, []), rerun.reason);
  return { state: 'received', receipt };
};
