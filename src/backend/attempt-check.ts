import { Scorecard } from '../contract/score.ts';
import type { SealedSubmission } from '../contract/submission.ts';
import { Take } from '../contract/take.ts';
import { leavingFiles } from '../core/submission/leaving-files.ts';
import { BackendError } from './errors.ts';
import type { Storage } from './storage.ts';
import { readSubmitted } from './submitted-files.ts';

const refuse = (reason: string): never => {
  throw new BackendError('attempt-invalid', reason);
};

/**
 * Whether the files tell the same story as the seal: a certification take of this attempt and scenario, with every track that it names,
 * and a scorecard of the same kit. Answers the scorecard; throws `attempt-invalid`.
 */
export const requireSealedAttempt = async (
  { manifest }: SealedSubmission,
  storage: Storage,
): Promise<Scorecard> => {
  const take = await readSubmitted(storage.file(manifest.submissionId, 'take.json'), Take);
  if (!take) return refuse('take.json is not a take.');
  if (take.mode !== 'certification')
    return refuse('This is a practice take. Practice stays with the speaker.');
  const isSame =
    take.attemptId === manifest.attemptId &&
    take.kitId === manifest.kitId &&
    take.scenarioId === manifest.scenarioId;
  if (!isSame) return refuse('take.json belongs to another attempt.');
  const names = new Set(manifest.files.map((file) => file.name));
  const missing = leavingFiles(take).find((file) => file.required && !names.has(file.name));
  if (missing) return refuse(`The take names ${missing.name}, which was not sent.`);

  const scorecard = await readSubmitted(storage.file(manifest.submissionId, 'score.json'), Scorecard);
  if (!scorecard) return refuse('score.json is not a scorecard.');
  const isScored =
    scorecard.kitId === manifest.kitId &&
    scorecard.scenarioId === manifest.scenarioId &&
    scorecard.inputs.kitSha256 === manifest.kitSha256;
  if (!isScored) return refuse('score.json belongs to another attempt.');
  return scorecard;
};
