import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { StudioError } from '../../contract/errors.ts';
import type { Kit } from '../../contract/kit.ts';
import { Scorecard } from '../../contract/score.ts';
import type {
  SubmissionFile,
  SubmissionPreview,
  SubmissionStatus,
  Submitter,
} from '../../contract/submission.ts';
import type { Take } from '../../contract/take.ts';
import { cueingSentence } from '../../core/take/cueing.ts';
import { canonicalBytes } from '../../core/kit/canonical-json.ts';
import { leavingFiles } from '../../core/submission/leaving-files.ts';
import { buildManifest } from '../../core/submission/manifest.ts';
import type { Signer } from '../../core/submission/ports.ts';
import { sealSubmission } from '../../core/submission/seal.ts';
import { isMissing, readJson } from '../files.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { AttemptFolder } from '../take-store/attempt-folder.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { readCorrected } from '../transcript/corrected.ts';
import { hashFile, sha256 } from '../hashing.ts';

/** From a finished certification attempt to a sealed submission in the outbox. */
export interface Submissions {
  readonly preview: (attemptId: string, submitter: Submitter) => Promise<SubmissionPreview>;
  readonly seal: (order: SealOrder) => Promise<SubmissionStatus>;
}

/** What the person agreed to: the files as the preview named them, by hash and in its order. */
export interface SealOrder {
  readonly attemptId: string;
  readonly submitter: Submitter;
  readonly consentText: string;
  readonly fileHashes: readonly string[];
}

interface SubmissionParts {
  readonly takes: TakeStore;
  readonly kit: Kit;
  readonly backendUrl: string;
  readonly outbox: Outbox;
  readonly signer: Signer;
  readonly studioVersion: string;
}

/** Whether the score was made with the corrections that lie beside it, and not with those of a moment ago. */
const isScoreOfThese = async (folder: AttemptFolder, { inputs }: Scorecard): Promise<boolean> => {
  const corrections = (await readCorrected(folder))?.corrections;
  return (corrections ? sha256(canonicalBytes(corrections)) : null) === inputs.correctionsSha256;
};

/** Sealing for one kit and device. */
export const createSubmissions = (parts: SubmissionParts): Submissions => {
  const { takes, kit, backendUrl, outbox } = parts;

  const hashLeavingFiles = async (take: Take): Promise<SubmissionFile[]> => {
    const files: SubmissionFile[] = [];
    for (const { name, contentType, required } of leavingFiles(take)) {
      try {
        files.push({ name, contentType, ...(await hashFile(join(takes.folder(take.attemptId).path, name))) });
      } catch (error) {
        if (!isMissing(error)) throw error;
        if (required) throw new StudioError('report-not-ready', `${name} is missing.`);
      }
    }
    return files;
  };

  const submittable = async (attemptId: string): Promise<{ take: Take; scorecard: Scorecard }> => {
    const take = await takes.load(attemptId);
    if (take.mode !== 'certification') throw new StudioError('practice-stays-here');
    const scorecard = await readJson(takes.folder(attemptId).score, Scorecard);
    if (!scorecard || !(await isScoreOfThese(takes.folder(attemptId), scorecard)))
      throw new StudioError('report-not-ready');
    if (scorecard.inputs.transcriptSha256 === null)
      throw new StudioError('report-not-ready', 'What was said is not written down yet.');
    return { take, scorecard };
  };

  return {
    preview: async (attemptId, submitter) => {
      const { take, scorecard } = await submittable(attemptId);
      const files = await hashLeavingFiles(take);
      return {
        attemptId,
        backendUrl,
        vendorName: kit.brand.vendorName,
        consentText: kit.rules.consentText,
        files,
        totalBytes: files.reduce((sum, file) => sum + file.byteLength, 0),
        fields: [
          { name: 'Name', value: submitter.name },
          { name: 'Email', value: submitter.email },
          { name: 'Firm', value: submitter.firm },
          { name: 'Scenario', value: scorecard.scenarioId },
          { name: 'Kit', value: `${scorecard.kitId} ${scorecard.kitVersion}` },
          { name: 'Attempt', value: attemptId },
          ...(take.cueing ? [{ name: 'Cues', value: cueingSentence[take.cueing] }] : []),
          { name: 'Studio version', value: parts.studioVersion },
          { name: 'Device key', value: parts.signer.publicKey },
        ],
      };
    },
    seal: async ({ attemptId, submitter, consentText, fileHashes }) => {
      const { take, scorecard } = await submittable(attemptId);
      const standing = await outbox.status(attemptId);
      if (standing && standing.state !== 'refused') throw new StudioError('submission-exists');
      const files = await hashLeavingFiles(take);
      const asShown =
        files.length === fileHashes.length &&
        files.every(({ sha256: hash }, index) => hash === fileHashes[index]);
      if (!asShown || consentText !== kit.rules.consentText) throw new StudioError('submission-changed');
      const now = new Date().toISOString();
      const manifest = buildManifest({
        submissionId: randomUUID(),
        take,
        scorecard,
        submitter,
        consentText,
        consentGivenAt: now,
        studioVersion: parts.studioVersion,
        sealedAt: now,
        files,
      });
      const sealed = sealSubmission(manifest, { ...parts.signer, sha256 });
      return outbox.enqueue(sealed, {
        folder: takes.folder(attemptId).path,
        backendUrl,
        backendPublicKey: kit.backendPublicKey ?? null,
      });
    },
  };
};
