import { rm } from 'node:fs/promises';
import { Analysis } from '../../contract/analysis.ts';
import type { AttemptSummary, ReportProgress } from '../../contract/attempt.ts';
import { Corrections } from '../../contract/corrections.ts';
import type { Kit, Scenario } from '../../contract/kit.ts';
import { Scorecard } from '../../contract/score.ts';
import type { SubmissionStatus } from '../../contract/submission.ts';
import type { Take } from '../../contract/take.ts';
import { Transcript } from '../../contract/transcript.ts';
import { mediaStanding } from '../../core/take/media.ts';
import { readJson } from '../files.ts';
import { readWordsMissing, type WordsMissing } from '../report/words-missing.ts';
import type { AttemptFolder } from '../take-store/attempt-folder.ts';

/** What was made from a take; null where a stage has not been reached. */
export interface Results {
  readonly transcript: Transcript | null;
  readonly corrections: Corrections | null;
  readonly analysis: Analysis | null;
  readonly scorecard: Scorecard | null;
  /** Why the report has no words, where that is known. */
  readonly wordsMissing: WordsMissing | null;
}

/** Results of an older studio that no longer fit their schema count as absent: they can be made again from the take. */
const readIfItFits = async <T>(read: Promise<T | null>): Promise<T | null> => {
  try {
    return await read;
  } catch {
    return null;
  }
};

/** Reads what was made from a take. */
export const readResults = async (folder: AttemptFolder): Promise<Results> => ({
  transcript: await readIfItFits(readJson(folder.transcript, Transcript)),
  corrections: await readIfItFits(readJson(folder.corrections, Corrections)),
  analysis: await readIfItFits(readJson(folder.analysis, Analysis)),
  scorecard: await readIfItFits(readJson(folder.score, Scorecard)),
  wordsMissing: await readWordsMissing(folder),
});

/** Removes what was measured and scored, so that nothing but a new report counts. What was said stays said. */
export const forgetMeasures = async (folder: AttemptFolder): Promise<void> => {
  await Promise.all([folder.score, folder.analysis].map((file) => rm(file, { force: true })));
};

/** The scenario of the kit, or null when this kit does not hold it (any more). */
export const scenarioOf = (kit: Kit, scenarioId: string): Scenario | null =>
  kit.scenarios.find((scenario) => scenario.id === scenarioId) ?? null;

/** The state of a report that no job works on, as its files tell it. */
export const restingProgress = (
  { attemptId, mediaDeletedAt }: Pick<Take, 'attemptId' | 'mediaDeletedAt'>,
  results: Results,
): ReportProgress => {
  const isDone = results.scorecard !== null && results.analysis !== null;
  if (!isDone) return { attemptId, state: 'not-started', stage: null, fraction: 0 };
  // Of a recording that is gone no words will follow.
  const isWhole = (results.analysis?.hasTranscript ?? false) || mediaDeletedAt !== undefined;
  if (!isWhole && results.wordsMissing)
    return { attemptId, state: 'failed', stage: null, fraction: 0, ...results.wordsMissing };
  const state = isWhole ? 'done' : 'waiting-for-model';
  return { attemptId, state, stage: null, fraction: 1 };
};

/** One row of the library. */
export const summarise = (
  take: Take,
  results: Results,
  report: ReportProgress,
  scenario: Scenario | null,
  submission: SubmissionStatus | null,
): AttemptSummary => ({
  attemptId: take.attemptId,
  mode: take.mode,
  kitId: take.kitId,
  scenarioId: take.scenarioId,
  scenarioTitle: scenario?.title ?? take.scenarioId,
  startedAt: take.startedAt,
  durationMs: take.durationMs,
  takeState: take.state,
  media: mediaStanding(take),
  // What was sent is kept as it is.
  recovery:
    take.state === 'recovered' && take.keptAt === undefined && submission === null
      ? { tracks: take.tracks.filter(({ endMs }) => endMs > 0).map(({ kind }) => kind) }
      : null,
  report,
  scoreShare: results.scorecard?.share ?? null,
  outcome: results.scorecard?.outcome ?? null,
  submission: submission?.state ?? null,
});
