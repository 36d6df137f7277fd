import { join } from 'node:path';
import type { SubmissionReply } from '../../contract/backend.ts';
import { StudioError } from '../../contract/errors.ts';
import type { Receipt, SealedSubmission, SubmissionFile } from '../../contract/submission.ts';
import { totalBytes, verifyReceipt } from '../../core/submission/receipt.ts';
import { verifyEd25519 } from '../device-key/ed25519.ts';
import { isMissing } from '../files.ts';
import { hashFile } from '../hashing.ts';
import { announce, complete } from './backend-client.ts';
import { baseAddress, type Destination } from './destination.ts';
import { uploadFile } from './upload-file.ts';

/** One try at delivering a sealed submission. */
export interface Delivery {
  readonly sealed: SealedSubmission;
  readonly folder: string;
  readonly destination: Destination;
  readonly onProgress: (sentBytes: number, message: string) => void;
  readonly signal: AbortSignal;
  readonly stallMs: number;
}

const requireUnchanged = async (path: string, file: SubmissionFile): Promise<void> => {
  const now = await hashFile(path).catch((error: unknown) => {
    if (isMissing(error)) throw new StudioError('submission-changed', `${file.name} is gone.`);
    throw error;
  });
  if (now.sha256 !== file.sha256) throw new StudioError('submission-changed', `It is ${file.name}.`);
};

const checkedReceipt = (reply: SubmissionReply, { sealed, destination }: Delivery): Receipt => {
  if (reply.state !== 'received') throw new StudioError('backend-unreachable', 'It still misses files.');
  const checked = verifyReceipt(reply.receipt, sealed, destination.backendPublicKey, verifyEd25519);
  if (!checked.valid) throw new StudioError('receipt-invalid', checked.reason);
  return reply.receipt;
};

/**
 * Announces, sends what the backend does not have yet, and brings home the checked receipt. Throws a `StudioError`: with a code that
 * the catalogue marks `retry`, a later try goes on where this one stopped; with another, it never can.
 */
export const deliver = async (delivery: Delivery): Promise<Receipt> => {
  const { sealed, folder, signal, stallMs } = delivery;
  const { files, submissionId } = sealed.manifest;
  const base = baseAddress(delivery.destination.backendUrl);
  const reply = await announce(base, sealed, signal);
  if (reply.state === 'received') return checkedReceipt(reply, delivery);

  const received = new Map(reply.files.map((file) => [file.name, file.receivedBytes]));
  const report = (message: string): void =>
    delivery.onProgress(
      Math.min(
        totalBytes(sealed.manifest),
        [...received.values()].reduce((a, b) => a + b, 0),
      ),
      message,
    );

  for (const [index, file] of files.entries()) {
    const expected = reply.files.find((candidate) => candidate.name === file.name);
    if (!expected || expected.receivedBytes === file.byteLength) continue;
    const path = join(folder, file.name);
    report(`Checks ${file.name} (${index + 1} of ${files.length}).`);
    await requireUnchanged(path, file);
    const message = `Sends ${file.name} (${index + 1} of ${files.length}).`;
    await uploadFile({
      address: new URL(expected.uploadPath, base),
      path,
      byteLength: file.byteLength,
      onProgress: (sentBytes) => {
        received.set(file.name, sentBytes);
        report(message);
      },
      signal,
      stallMs,
    });
  }
  report('Everything is sent; the vendor checks it.');
  return checkedReceipt(await complete(base, submissionId, signal), delivery);
};
