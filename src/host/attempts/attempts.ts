import type { AttemptDetail, AttemptSummary } from '../../contract/attempt.ts';
import { StudioError } from '../../contract/errors.ts';
import type { Kit } from '../../contract/kit.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { SubmissionStatus } from '../../contract/submission.ts';
import type { Take } from '../../contract/take.ts';
import { mediaStanding } from '../../core/take/media.ts';
import { isPossibleRange } from '../../core/take/trim.ts';
import { readWrongCues } from '../cues/cue-marks.ts';
import type { Logger } from '../log.ts';
import type { ReportRunner } from '../report/report-runner.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import { showFolder } from './show-folder.ts';
import { forgetMeasures, readResults, restingProgress, scenarioOf, summarise } from './summary.ts';
import { readTrim, writeTrim } from './trim-file.ts';

/** The library: what is known of every attempt. */
export interface Attempts {
  readonly list: () => Promise<AttemptSummary[]>;
  readonly detail: (attemptId: string) => Promise<AttemptDetail>;
  readonly keep: (attemptId: string) => Promise<AttemptSummary>;
  readonly remove: (attemptId: string) => Promise<void>;
  readonly showFiles: (attemptId: string) => Promise<{ folderLabel: string }>;
  readonly makeCertification: (attemptId: string) => Promise<AttemptSummary>;
  readonly trim: (attemptId: string, range: Moment | null) => Promise<AttemptSummary>;
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
    const report = reports.progress(attemptId) ?? restingProgress(take, results);
    const submission = await parts.submissionOf(attemptId);
    const trim = await readTrim(takes.folder(attemptId), take);
    const durationMs = trim ? trim.endMs - trim.startMs : take.durationMs;
    const scenario = scenarioOf(kit, take.scenarioId);
    const summary = summarise({ ...take, durationMs }, results, report, scenario, submission);
    return { results, submission, summary, trim };
  };

  /** Only under the very kit that the attempt began with: its rubric was frozen then. */
  const mayBecomeCertification = (take: Take): boolean =>
    take.mode === 'practice' &&
    take.state !== 'recording' &&
    mediaStanding(take) === 'kept' &&
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
      const { results, submission, summary, trim } = await gather(take);
      return {
        summary,
        take,
        events: await takes.events(attemptId),
        ...results,
        submission,
        trim,
        wrongCues: await readWrongCues(takes.folder(attemptId)),
        mayBecomeCertification: mayBecomeCertification(take),
      };
    },
    keep: async (attemptId) => {
      const { summary } = await gather(await takes.keep(attemptId));
      parts.onChanged(attemptId);
      return summary;
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
      if (await readTrim(takes.folder(attemptId), take)) throw new StudioError('trimmed-stays-practice');
      const certification = await takes.setMode(attemptId, 'certification');
      const before = await gather(certification);
      if (before.results.corrections) parts.onModeChanged(attemptId);
      const { summary } = before.results.corrections ? await gather(certification) : before;
      parts.onChanged(attemptId);
      return summary;
    },
    trim: async (attemptId, range) => {
      const take = await takes.load(attemptId);
      if (take.mode !== 'practice') throw new StudioError('trim-not-allowed');
      if (take.mediaDeletedAt !== undefined) throw new StudioError('recording-deleted');
      if (take.state === 'recording') throw new StudioError('report-not-ready');
      if (range && !isPossibleRange(range, take.durationMs)) throw new StudioError('trim-out-of-range');
      const folder = takes.folder(attemptId);
      await writeTrim(folder, range);
      // What was measured of another part would be taken for this one's if the studio ended now. The words stay.
      await forgetMeasures(folder);
      reports.startAnew(attemptId);
      parts.onChanged(attemptId);
      return (await gather(take)).summary;
    },
  };
};
