import type { ReportProgress, ReportStage } from '../../contract/attempt.ts';
import { StudioError } from '../../contract/errors.ts';
import type { Bus } from '../bus.ts';
import type { Logger } from '../log.ts';

/** Tells how far a report is: the stage, the share of it that is done, 0 to 1, and how long it will still take where that is known. */
export type ReportProgressListener = (stage: ReportStage, fraction: number, remainingMs?: number) => void;

/** Makes one report; says whether the words were recognised or no model is there. */
export type MakeReport = (
  attemptId: string,
  options: { signal: AbortSignal; onProgress: ReportProgressListener },
) => Promise<'done' | 'waiting-for-model'>;

/** Works through reports, one at a time: a recogniser takes all the cores it may have. */
export interface ReportRunner {
  readonly start: (attemptId: string) => ReportProgress;
  /** Starts anew what is under way: what it is made from has changed. */
  readonly startAnew: (attemptId: string) => ReportProgress;
  readonly cancel: (attemptId: string) => ReportProgress;
  readonly progress: (attemptId: string) => ReportProgress | null;
  readonly forget: (attemptId: string) => void;
  /** Cancels what runs and waits for its end. */
  readonly close: () => Promise<void>;
}

const stageWeights: readonly (readonly [ReportStage, number])[] = [
  ['transcript', 0.85],
  ['analysis', 0.13],
  ['score', 0.02],
];

/** The share of the whole report, from the share of one stage. */
export const overallFraction = (stage: ReportStage, fraction: number): number => {
  let before = 0;
  for (const [name, weight] of stageWeights) {
    if (name === stage) return Math.min(1, before + weight * Math.min(1, Math.max(0, fraction)));
    before += weight;
  }
  return before;
};

/** A runner with nothing to do yet. Every change of progress goes to `changes`. */
export const createReportRunner = (
  makeReport: MakeReport,
  changes: Bus<ReportProgress>,
  log: Logger,
): ReportRunner => {
  const known = new Map<string, ReportProgress>();
  const jobs = new Map<string, AbortController>();
  let lastJob: Promise<void> = Promise.resolve();

  const tell = (progress: ReportProgress): ReportProgress => {
    known.set(progress.attemptId, progress);
    changes.emit(progress);
    return progress;
  };

  const failed = (attemptId: string, error: unknown, signal: AbortSignal): ReportProgress => {
    if (signal.aborted) return { attemptId, state: 'cancelled', stage: null, fraction: 0 };
    log.error({ err: error, attemptId }, 'report failed');
    const known = error instanceof StudioError ? error : new StudioError('internal');
    const { code, details } = known;
    const message = details === undefined ? {} : { message: details.slice(0, 300) };
    return { attemptId, state: 'failed', stage: null, fraction: 0, code, ...message };
  };

  const run = async (attemptId: string, controller: AbortController): Promise<void> => {
    const { signal } = controller;
    const isCurrent = (): boolean => jobs.get(attemptId) === controller;
    try {
      signal.throwIfAborted();
      const state = await makeReport(attemptId, {
        signal,
        onProgress: (stage, fraction, remainingMs) => {
          if (signal.aborted) return;
          const remaining = remainingMs === undefined ? {} : { remainingMs };
          tell({
            attemptId,
            state: 'running',
            stage,
            fraction: overallFraction(stage, fraction),
            ...remaining,
          });
        },
      });
      if (isCurrent()) tell({ attemptId, state, stage: null, fraction: 1 });
    } catch (error) {
      const progress = failed(attemptId, error, signal);
      if (isCurrent()) tell(progress);
    } finally {
      if (isCurrent()) jobs.delete(attemptId);
    }
  };

  const begin = (attemptId: string): ReportProgress => {
    const controller = new AbortController();
    jobs.set(attemptId, controller);
    lastJob = lastJob.then(() => run(attemptId, controller));
    return tell({ attemptId, state: 'running', stage: 'transcript', fraction: 0 });
  };

  return {
    start: (attemptId) => {
      const running = jobs.has(attemptId) ? known.get(attemptId) : undefined;
      return running ?? begin(attemptId);
    },
    startAnew: (attemptId) => {
      jobs.get(attemptId)?.abort();
      return begin(attemptId);
    },
    cancel: (attemptId) => {
      jobs.get(attemptId)?.abort();
      return known.get(attemptId) ?? { attemptId, state: 'not-started', stage: null, fraction: 0 };
    },
    progress: (attemptId) => known.get(attemptId) ?? null,
    forget: (attemptId) => {
      jobs.get(attemptId)?.abort();
      jobs.delete(attemptId);
      known.delete(attemptId);
    },
    close: async () => {
      for (const controller of jobs.values()) controller.abort();
      await lastJob;
    },
  };
};
