import { SealedSubmission, SubmissionManifest } from '../../contract/submission.ts';
import { canonicalBytes } from '../kit/canonical-json.ts';
import type { Checked, Sha256Of, Signer, VerifySignature } from './ports.ts';

/**
 * Seals a manifest: its canonical JSON (RFC 8785), hashed with SHA-256 and signed with the device's Ed25519 key (RFC 8032). The only
 * maker of a `SealedSubmission`, which is the only thing that the outbox takes.
 */
export const sealSubmission = (
  manifest: SubmissionManifest,
  ports: Signer & { readonly sha256: Sha256Of },
): SealedSubmission => {
  const parsed = SubmissionManifest.parse(manifest);
  const bytes = canonicalBytes(parsed);
  return SealedSubmission.parse({
    manifest: parsed,
    manifestSha256: ports.sha256(bytes),
    devicePublicKey: ports.publicKey,
    signature: ports.sign(bytes),
  });
};

/** Whether a sealed submission is whole: the hash is the manifest's, and the device's key signed it. */
export const verifySealed = (
  sealed: SealedSubmission,
  ports: { readonly sha256: Sha256Of; readonly verify: VerifySignature },
): Checked => {
  const bytes = canonicalBytes(sealed.manifest);
  if (ports.sha256(bytes) !== sealed.manifestSha256) {
    return { valid: false, reason: 'The hash of the manifest is not the one that was sealed.' };
  }
  const { devicePublicKey: publicKey, signature } = sealed;
  if (!ports.verify({ publicKey, signature, bytes })) {
    return { valid: false, reason: 'The signature of the manifest is not by the device named in it.' };
  }
  return { valid: true };
};
