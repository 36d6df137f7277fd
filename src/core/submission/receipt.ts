import { Receipt, type SealedSubmission } from '../../contract/submission.ts';
import { canonicalBytes } from '../kit/canonical-json.ts';
import type { Checked, Signer, VerifySignature } from './ports.ts';

/** Bytes of all files of a submission. */
export const totalBytes = (manifest: SealedSubmission['manifest']): number =>
  manifest.files.reduce((sum, file) => sum + file.byteLength, 0);

/** Signs a receipt with the backend's Ed25519 key: the signature is over the canonical JSON of `body`. */
export const signReceipt = (body: Receipt['body'], signer: Signer): Receipt =>
  Receipt.parse({
    body,
    backendPublicKey: signer.publicKey,
    signature: signer.sign(canonicalBytes(body)),
  });

/**
 * Whether a receipt is the vendor's answer to this very submission. `pinnedPublicKey` is the kit's `backendPublicKey`; null when the
 * kit names none: then the receipt can only be checked against the key that it carries itself.
 */
export const verifyReceipt = (
  receipt: Receipt,
  sealed: SealedSubmission,
  pinnedPublicKey: string | null,
  verify: VerifySignature,
): Checked => {
  const refuse = (reason: string): Checked => ({ valid: false, reason });
  const { body, backendPublicKey: publicKey, signature } = receipt;
  if (pinnedPublicKey !== null && publicKey !== pinnedPublicKey) {
    return refuse('It is signed with a key that is not the one in the kit.');
  }
  if (!verify({ publicKey, signature, bytes: canonicalBytes(body) })) {
    return refuse('Its signature is wrong.');
  }
  if (body.submissionId !== sealed.manifest.submissionId || body.manifestSha256 !== sealed.manifestSha256) {
    return refuse('It is for another submission.');
  }
  if (body.fileCount !== sealed.manifest.files.length || body.totalBytes !== totalBytes(sealed.manifest)) {
    return refuse('It names other files than were sent.');
  }
  return { valid: true };
};
