import { join, resolve } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import { SealedSubmission } from '../../contract/submission.ts';
import { Take } from '../../contract/take.ts';
import { verifySealed } from '../../core/submission/seal.ts';
import { verifyEd25519 } from '../device-key/ed25519.ts';
import { readJson } from '../files.ts';
import { hashFile, sha256 } from '../hashing.ts';

/**
 * The door of the outbox. The type says that only a sealed submission comes in; this checks it again at run time, because a type can
 * be cast away: the seal holds, the folder is the attempt's own, and the take in it is a certification take, whole as sealed.
 * Throws `bad-request`, `submission-changed` or `practice-stays-here`.
 */
export const admit = async (
  candidate: SealedSubmission,
  folder: string,
  attemptsFolder: string,
): Promise<SealedSubmission> => {
  const parsed = SealedSubmission.safeParse(candidate);
  if (!parsed.success) throw new StudioError('bad-request', 'The outbox takes only a sealed submission.');
  const sealed = parsed.data;
  const checked = verifySealed(sealed, { sha256, verify: verifyEd25519 });
  if (!checked.valid) throw new StudioError('bad-request', checked.reason);
  const { manifest } = sealed;
  if (resolve(folder) !== resolve(attemptsFolder, manifest.attemptId)) {
    throw new StudioError('bad-request', 'The folder is not that of the sealed attempt.');
  }
  const takePath = join(folder, 'take.json');
  const take = await readJson(takePath, Take);
  if (!take) throw new StudioError('attempt-not-found');
  if (take.mode !== 'certification') throw new StudioError('practice-stays-here');
  const sealedTake = manifest.files.find((file) => file.name === 'take.json');
  if (!sealedTake || (await hashFile(takePath)).sha256 !== sealedTake.sha256) {
    throw new StudioError('submission-changed', 'It is take.json.');
  }
  return sealed;
};
