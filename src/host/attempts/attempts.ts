import type { AttemptDetail, AttemptSummary } from '../../contract/attempt.ts';
import { StudioError } from '../../contract/errors.ts';
import type { Kit } from '../../contract/kit.ts';
import type { SubmissionStatus } from '../../contract/submission.ts';
import type { Take } from '../../contract/take.ts';
import type { Logger } from '../log.ts';
import type { ReportRunner } from '../report/report-runner.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { showFolder } from './show-folder.ts';
import { readResults, restingProgress, scenarioOf, summarise } from './summary.ts';

/** The library: what is known of every attempt. */
export interface Attempts {
  readonly list: () => Promise<AttemptSummary[]>;
  readonly detail: (attemptId: string) => Promise<AttemptDetail>;
  readonly remove: (attemptId: string) => Promise<void>;
  readonly showFiles: (attemptId: string) => Promise<{ folderLabel: string }>;
  readonly makeCertification: (attemptId: string) => Promise<AttemptSummary>;
}

interface AttemptsParts {
  readonly takes: TakeStore;
  readonly reports: ReportRunner;
  readonly kit: Kit;
  readonly submissionOf: (attemptId: string) => Promise<SubmissionStatus | null>;
  readonly forgetSubmission: (attemptId: string) => Promise<void>;
  readonly onChanged: (attemptId: string) => void;
  /** Told when another rule decides whether the speaker's corrections count. */
  readonly onModeChanged: (attemptId: string) => void;
  readonly log: Logger;
}

/** The library over the takes on disk and the reports at work. */
export const createAttempts = (parts: AttemptsParts): Attempts => {
  const { takes, reports, kit } = parts;

  const gather = async (take: Take) => {
    const { attemptId } = take;
    const results = await readResults(takes.folder(attemptId));
    const report = reports.progress(attemptId) ?? restingProgress(attemptId, results);
    const submission = await parts.submissionOf(attemptId);
    const summary = summarise(take, results, report, scenarioOf(kit, take.scenarioId), submission);
    return { results, submission, summary };
  };

  /** Only under the very kit that the attempt began with: its rubric was frozen then. */
  const mayBecomeCertification = (take: Take): boolean =>
    take.mode === 'practice' &&
    take.state !== 'recording' &&
    take.kitId === kit.id &&
    take.kitVersion === kit.version &&
    kit.rules.practiceMayBecomeCertification;

  const summaryOf = async (attemptId: string): Promise<AttemptSummary | null> => {
    try {
      return (await gather(await takes.load(attemptId))).summary;
    } catch (error) {
      parts.log.error({ err: error, attemptId }, 'an attempt cannot be read');
      return null;
    }
  };

  return {
    list: async () => {
      const summaries = await Promise.all((await takes.list()).map(summaryOf));
      return summaries.filter((summary) => summary !== null);
    },
    detail: async (attemptId) => {
      const take = await takes.load(attemptId);
      const { results, submission, summary } = await gather(take);
      return {
        summary,
        take,
        events: await takes.events(attemptId),
        ...results,
        submission,
        mayBecomeCertification: mayBecomeCertification(take),
      };
    },
    remove: async (attemptId) => {
      const submission = await parts.submissionOf(attemptId);
      if (submission && submission.state !== 'received' && submission.state !== 'refused') {
        throw new StudioError('submission-exists', 'It is still on its way to the vendor.');
      }
      reports.forget(attemptId);
      await parts.forgetSubmission(attemptId);
      await takes.remove(attemptId);
      parts.onChanged(attemptId);
    },
    showFiles: async (attemptId) => {
      await takes.load(attemptId);
      return showFolder(takes.folder(attemptId).path);
    },
    makeCertification: async (attemptId) => {
      const take = await takes.load(attemptId);
      if (!mayBecomeCertification(take)) throw new StudioError('practice-stays-here');
      const certification = await takes.setMode(attemptId, 'certification');
      const before = await gather(certification);
      if (before.results.corrections) parts.onModeChanged(attemptId);
      const { summary } = before.results.corrections ? await gather(certification) : before;
      parts.onChanged(attemptId);
      return summary;
    },
  };
};
