import { statfs } from 'node:fs/promises';
import { prettifyError } from 'zod';
import type { SubmissionReply } from '../contract/backend.ts';
import { SealedSubmission, type SubmissionManifest } from '../contract/submission.ts';
import { isLeavingFileName } from '../core/submission/leaving-files.ts';
import { totalBytes } from '../core/submission/receipt.ts';
import { verifySealed } from '../core/submission/seal.ts';
import { sha256, verifyEd25519 } from './ed25519.ts';
import { BackendError } from './errors.ts';
import type { IndexedSubmission } from './index-store.ts';
import type { VendorKit } from './kits.ts';
import type { Limits } from './limits.ts';
import type { BackendParts } from './parts.ts';
import type { Storage } from './storage.ts';
import type { Uploads } from './uploads.ts';

const parseSealed = (body: unknown): SealedSubmission => {
  const parsed = SealedSubmission.safeParse(body);
  if (!parsed.success) throw new BackendError('manifest-invalid', prettifyError(parsed.error));
  return parsed.data;
};

const requireAllowedFiles = ({ files }: SubmissionManifest): void => {
  const stray = files.find((file) => !isLeavingFileName(file.name));
  if (stray) throw new BackendError('manifest-invalid', `A submission has no file ${stray.name}.`);
  const names = new Set(files.map((file) => file.name));
  if (names.size !== files.length) throw new BackendError('manifest-invalid', 'A file is named twice.');
  const missing = ['take.json', 'analysis.json', 'score.json'].find((name) => !names.has(name));
  if (missing) throw new BackendError('manifest-invalid', `${missing} is missing.`);
};

const requireAllowedSize = (manifest: SubmissionManifest, limits: Limits): void => {
  const large = manifest.files.find((file) => file.byteLength > limits.fileBytes);
  if (large) throw new BackendError('too-large', `${large.name} is larger than ${limits.fileBytes} bytes.`);
  if (totalBytes(manifest) > limits.submissionBytes) {
    throw new BackendError(
      'too-large',
      `The files are larger than ${limits.submissionBytes} bytes together.`,
    );
  }
  if (manifest.files.length > limits.files) {
    throw new BackendError('too-large', `There are more than ${limits.files} files.`);
  }
  const parsed = manifest.files.find(
    (file) => /\.jsonl?$/.test(file.name) && file.byteLength > limits.parsedFileBytes,
  );
  if (parsed)
    throw new BackendError('too-large', `${parsed.name} is larger than ${limits.parsedFileBytes} bytes.`);
};

const requireKnownKit = ({ kitId, scenarioId }: SubmissionManifest, kits: readonly VendorKit[]): void => {
  const versions = kits.filter(({ kit }) => kit.id === kitId);
  if (versions.length === 0) throw new BackendError('kit-unknown', `The kit ${kitId} is not one of ours.`);
  const hasScenario = versions.some(({ kit }) =>
    kit.scenarios.some((scenario) => scenario.id === scenarioId),
  );
  if (!hasScenario) throw new BackendError('kit-unknown', `${kitId} has no scenario ${scenarioId}.`);
};

const requireRoom = async (manifest: SubmissionManifest, storage: Storage): Promise<void> => {
  const { bavail, bsize } = await statfs(storage.folder);
  if (bavail * bsize < totalBytes(manifest)) {
    throw new BackendError('no-room', 'There is no room here now. It is tried again later.');
  }
};

/** What a submission that is known already is answered with. */
export const replyFor = async (known: IndexedSubmission, uploads: Uploads): Promise<SubmissionReply> => {
  if (known.state === 'refused') throw new BackendError('attempt-invalid', known.note);
  if (known.receipt) return { state: 'received', receipt: known.receipt };
  return { state: 'expecting', files: await uploads.expected(known.sealed) };
};

/**
 * Takes a sealed manifest in: shape, seal, names, sizes and kit are checked before a byte is accepted. The same manifest again
 * resumes; another one under the same id is refused.
 */
export const announce = async (body: unknown, parts: BackendParts): Promise<SubmissionReply> => {
  const sealed = parseSealed(body);
  const { manifest } = sealed;
  requireAllowedFiles(manifest);
  const checked = verifySealed(sealed, { sha256, verify: verifyEd25519 });
  if (!checked.valid) throw new BackendError('signature-invalid', checked.reason);
  const known = parts.index.find(manifest.submissionId);
  if (known && known.sealed.manifestSha256 !== sealed.manifestSha256) {
    throw new BackendError('submission-conflict', 'Another submission was announced under this id.');
  }
  if (known) return replyFor(known, parts.uploads);

  requireAllowedSize(manifest, parts.limits);
  requireKnownKit(manifest, parts.kits);
  await requireRoom(manifest, parts.storage);
  parts.index.insert(sealed, new Date().toISOString());
  return { state: 'expecting', files: await parts.uploads.expected(sealed) };
};
