import { StudioError } from '../../contract/errors.ts';
import type { Scorecard } from '../../contract/score.ts';
import { type SubmissionFile, SubmissionManifest, type Submitter } from '../../contract/submission.ts';
import type { Take } from '../../contract/take.ts';
import { cueingSentence } from '../take/cueing.ts';
import { leavingFiles } from './leaving-files.ts';

/**
 * What a manifest is made of. `scorecard` names the kit that judged, which may be older than the installed one; `files` are the hashed
 * files of the attempt's folder; times are ISO 8601 in UTC.
 */
export interface ManifestParts {
  readonly submissionId: string;
  readonly take: Take;
  readonly scorecard: Pick<Scorecard, 'kitId' | 'kitVersion' | 'scenarioId' | 'inputs'>;
  readonly submitter: Submitter;
  readonly consentText: string;
  readonly consentGivenAt: string;
  readonly studioVersion: string;
  readonly sealedAt: string;
  readonly files: readonly SubmissionFile[];
}

const requireMatchingTracks = (take: Take, files: readonly SubmissionFile[]): void => {
  for (const track of take.tracks) {
    const file = files.find((candidate) => candidate.name === track.fileName);
    if (!file) continue;
    const sameHash = track.sha256 === undefined || track.sha256 === file.sha256;
    if (!sameHash || track.byteLength !== file.byteLength) {
      throw new StudioError('submission-changed', `${track.fileName} is not what the take holds.`);
    }
  }
};

/**
 * Names everything that will leave: exactly the leaving files of the take that `files` holds, in their fixed order.
 *
 * Throws `practice-stays-here` for a practice take, `recording-deleted` for one whose media are gone, `report-not-ready` while the take
 * still records, when the score is not of this scenario or a required file is missing, `submission-changed` when a track's file is not what
 * the take says, and `bad-request` when a file is offered that must not leave.
 */
export const buildManifest = (parts: ManifestParts): SubmissionManifest => {
  const { take, scorecard, files } = parts;
  if (take.mode !== 'certification') throw new StudioError('practice-stays-here');
  if (take.mediaDeletedAt !== undefined) throw new StudioError('recording-deleted');
  if (take.state === 'recording') throw new StudioError('report-not-ready', 'The take is still recording.');
  if (take.kitId !== scorecard.kitId || take.scenarioId !== scorecard.scenarioId) {
    throw new StudioError('report-not-ready', 'The score belongs to another scenario.');
  }
  const leaving = leavingFiles(take);
  const missing = leaving.find((file) => file.required && !files.some(({ name }) => name === file.name));
  if (missing) throw new StudioError('report-not-ready', `${missing.name} is missing.`);
  const stray = files.find((file) => !leaving.some(({ name }) => name === file.name));
  if (stray) throw new StudioError('bad-request', `${stray.name} does not leave this machine.`);
  requireMatchingTracks(take, files);

  return SubmissionManifest.parse({
    schemaVersion: 1,
    submissionId: parts.submissionId,
    attemptId: take.attemptId,
    kitId: scorecard.kitId,
    kitVersion: scorecard.kitVersion,
    kitSha256: scorecard.inputs.kitSha256,
    scenarioId: take.scenarioId,
    submitter: parts.submitter,
    consent: { text: parts.consentText, givenAt: parts.consentGivenAt },
    ...(take.cueing ? { cues: cueingSentence[take.cueing] } : {}),
    studioVersion: parts.studioVersion,
    sealedAt: parts.sealedAt,
    files: leaving.flatMap(({ name }) => files.filter((file) => file.name === name)),
  } satisfies SubmissionManifest);
};
