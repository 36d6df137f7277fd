import type { AttemptSummary } from '../../contract/attempt.ts';
import { StudioError } from '../../contract/errors.ts';
import { isMediaDue, mediaStanding } from '../../core/take/media.ts';
import type { Logger } from '../log.ts';
import type { ReportRunner } from '../report/report-runner.ts';
import type { TakeStore } from '../take-store/take-store.ts';
import type { Attempts } from './attempts.ts';

/** Deletes recordings on purpose: of practice whose report alone is to stay, and where the person asks for it. Reports stay. */
export interface MediaRemoval {
  /** Deletes the recording of an attempt that keeps only its report, if that is made by now. */
  readonly settle: (attemptId: string) => Promise<void>;
  /** The same for all, at the start of the studio: the one before may have ended in between. */
  readonly settleAll: () => Promise<void>;
  /** The person wants the recording of a practice attempt gone. Throws `certification-stays-whole`, `report-not-ready`. */
  readonly remove: (attemptId: string) => Promise<AttemptSummary>;
}

interface MediaRemovalParts {
  readonly takes: TakeStore;
  readonly attempts: Pick<Attempts, 'detail'>;
  readonly reports: Pick<ReportRunner, 'forget'>;
  readonly onChanged: (attemptId: string) => void;
  readonly log: Logger;
}

export const createMediaRemoval = ({
  takes,
  attempts,
  reports,
  onChanged,
  log,
}: MediaRemovalParts): MediaRemoval => {
  const removing = new Set<string>();

  const removeNow = async (attemptId: string): Promise<void> => {
    if (removing.has(attemptId)) return;
    removing.add(attemptId);
    try {
      await takes.removeMedia(attemptId);
      // What the runner knows was said of a recording that could be heard again.
      reports.forget(attemptId);
      log.info({ attemptId }, 'a recording was deleted, its report stays');
    } finally {
      removing.delete(attemptId);
    }
    onChanged(attemptId);
  };

  const settle = async (attemptId: string): Promise<void> => {
    try {
      if (!isMediaDue(await takes.load(attemptId))) return;
      const { summary } = await attempts.detail(attemptId);
      if (summary.report.state === 'done') await removeNow(attemptId);
    } catch (error) {
      // An attempt that was deleted meanwhile has nothing to delete.
      if (error instanceof StudioError && error.code === 'attempt-not-found') return;
      // The next start tries again.
      log.error({ err: error, attemptId }, 'could not delete a recording');
    }
  };

  return {
    settle,
    settleAll: async () => {
      for (const attemptId of await takes.list()) await settle(attemptId);
    },
    remove: async (attemptId) => {
      const { take, summary, analysis } = await attempts.detail(attemptId);
      if (take.mode !== 'practice') throw new StudioError('certification-stays-whole');
      if (mediaStanding(take) === 'deleted') return summary;
      const isResting = summary.report.state !== 'running' && summary.report.state !== 'not-started';
      if (take.state === 'recording' || !analysis || !isResting) throw new StudioError('report-not-ready');
      await removeNow(attemptId);
      return (await attempts.detail(attemptId)).summary;
    },
  };
};
