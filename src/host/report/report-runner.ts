import type { ReportProgress, ReportStage } from '../../contract/attempt.ts';
import type { Bus } from '../bus.ts';
import type { Logger } from '../log.ts';
import { compareTurns, type ReportCause, type ReportTurn } from './report-order.ts';
import { failureOf } from './words-missing.ts';

/** Tells how far a report is: the stage, the share of it that is done, 0 to 1, and how long it will still take where that is known. */
export type ReportProgressListener = (stage: ReportStage, fraction: number, remainingMs?: number) => void;

/** Makes one report; says whether the words were recognised or no model is there. */
export type MakeReport = (
  attemptId: string,
  options: { signal: AbortSignal; onProgress: ReportProgressListener },
) => Promise<'done' | 'waiting-for-model'>;

/** Works through reports, one at a time: a recogniser takes all the cores it may have. */
export interface ReportRunner {
  /** Left out, `cause` is `asked`. What goes first sets aside what is under way, which is taken up again after it. */
  readonly start: (attemptId: string, cause?: ReportCause) => ReportProgress;
  /** Starts anew what is under way: what it is made from has changed. */
  readonly startAnew: (attemptId: string) => ReportProgress;
  /** Cancelled from now on, though what was under way may still need a moment to stop. */
  readonly cancel: (attemptId: string) => ReportProgress;
  readonly progress: (attemptId: string) => ReportProgress | null;
  readonly forget: (attemptId: string) => void;
  /** Sets everything aside while a take is recorded, and takes it up again afterwards. */
  readonly rest: (isRecording: boolean) => void;
  /** Cancels what runs and waits for its end. */
  readonly close: () => Promise<void>;
}

interface Job extends ReportTurn {
  readonly attemptId: string;
  cause: ReportCause;
  readonly controller: AbortController;
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
  /** All that wait or are under way. One that is no longer here has nothing to tell any more. */
  const jobs = new Map<string, Job>();
  let queue: readonly Job[] = [];
  let underWay: Job | null = null;
  let turns = 0;
  let isResting = false;
  let isClosed = false;
  let work: Promise<void> = Promise.resolve();

  const tell = (progress: ReportProgress): ReportProgress => {
    known.set(progress.attemptId, progress);
    changes.emit(progress);
    return progress;
  };

  const failed = (attemptId: string, error: unknown): ReportProgress => {
    log.error({ err: error, attemptId }, 'report failed');
    return { attemptId, state: 'failed', stage: null, fraction: 0, ...failureOf(error) };
  };

  const waitsFor = (job: Job): ReportProgress['waitsFor'] => {
    const isSetAside = job.controller.signal.aborted;
    if (job === underWay && !isSetAside) return undefined;
    if (isResting) return 'recording';
    const isBefore = (other: Job): boolean =>
      other.attemptId !== job.attemptId && (other === underWay || compareTurns(other, job) < 0);
    return [...(underWay ? [underWay] : []), ...queue].some(isBefore) ? 'other-report' : undefined;
  };

  const tellStanding = (job: Job): void => {
    const { stage = 'transcript', fraction = 0 } = known.get(job.attemptId) ?? {};
    const waits = waitsFor(job);
    const waiting = waits === undefined ? {} : { waitsFor: waits };
    tell({ attemptId: job.attemptId, state: 'running', stage, fraction, ...waiting });
  };

  const tellWhoWaits = (): void => {
    for (const job of jobs.values())
      if (waitsFor(job) !== known.get(job.attemptId)?.waitsFor) tellStanding(job);
  };

  const enqueue = (job: Job): void => {
    jobs.set(job.attemptId, job);
    queue = [...queue, job].sort(compareTurns);
  };

  const leave = (attemptId: string): void => {
    const job = jobs.get(attemptId);
    jobs.delete(attemptId);
    queue = queue.filter((waiting) => waiting !== job);
    job?.controller.abort();
  };

  const run = async (job: Job): Promise<void> => {
    const { attemptId, controller } = job;
    const { signal } = controller;
    let end: ReportProgress | null = null;
    try {
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
      end = { attemptId, state, stage: null, fraction: 1 };
    } catch (error) {
      if (!signal.aborted) end = failed(attemptId, error);
    }
    underWay = null;
    if (jobs.get(attemptId) === job) {
      jobs.delete(attemptId);
      if (end) tell(end);
      else enqueue({ ...job, controller: new AbortController() });
    }
    workOn();
  };

  const workOn = (): void => {
    const [job] = queue;
    if (job && !underWay && !isResting && !isClosed) {
      underWay = job;
      queue = queue.slice(1);
      work = run(job);
    }
    tellWhoWaits();
  };

  const progressOf = (attemptId: string): ReportProgress =>
    known.get(attemptId) ?? { attemptId, state: 'not-started', stage: null, fraction: 0 };

  const makeWayFor = (job: Job): void => {
    if (underWay && compareTurns(job, underWay) < 0) underWay.controller.abort();
  };

  const begin = (attemptId: string, cause: ReportCause): ReportProgress => {
    leave(attemptId);
    known.delete(attemptId);
    const job = { attemptId, cause, turn: turns++, controller: new AbortController() };
    enqueue(job);
    makeWayFor(job);
    tellStanding(job);
    workOn();
    return progressOf(attemptId);
  };

  const hasten = (job: Job, cause: ReportCause): ReportProgress => {
    if (compareTurns({ cause, turn: job.turn }, job) < 0) {
      job.cause = cause;
      queue = [...queue].sort(compareTurns);
      makeWayFor(job);
      workOn();
    }
    return progressOf(job.attemptId);
  };

  return {
    start: (attemptId, cause = 'asked') => {
      const job = jobs.get(attemptId);
      return job ? hasten(job, cause) : begin(attemptId, cause);
    },
    startAnew: (attemptId) => begin(attemptId, 'asked'),
    cancel: (attemptId) => {
      if (jobs.has(attemptId)) {
        leave(attemptId);
        tell({ attemptId, state: 'cancelled', stage: null, fraction: 0 });
      }
      return progressOf(attemptId);
    },
    progress: (attemptId) => known.get(attemptId) ?? null,
    forget: (attemptId) => {
      leave(attemptId);
      known.delete(attemptId);
    },
    rest: (isRecording) => {
      isResting = isRecording;
      if (isRecording) {
        underWay?.controller.abort();
        tellWhoWaits();
      } else {
        // The take that has just ended asks for its report within this turn, and goes first.
        setImmediate(workOn);
      }
    },
    close: async () => {
      isClosed = true;
      for (const attemptId of [...jobs.keys()]) leave(attemptId);
      await work;
    },
  };
};
