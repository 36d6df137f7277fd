import { z } from 'zod';
import { Analysis } from './analysis.ts';
import { Corrections } from './corrections.ts';
import { AttemptId, Milliseconds, Moment, Share, Slug, Timestamp } from './primitives.ts';
import { Scorecard } from './score.ts';
import { SubmissionState, SubmissionStatus } from './submission.ts';
import { AttemptMode, Take, TakeEvent, TakeState, TrackKind } from './take.ts';
import { Transcript } from './transcript.ts';

/** The stages that the host works through after a take. */
export const ReportStage = z.enum(['transcript', 'analysis', 'score']);
export type ReportStage = z.infer<typeof ReportStage>;

/**
 * How far the report is. `waiting-for-model`: no recogniser on the machine yet; the acoustic measures are there already, words
 * follow when a model is. `failed` carries an error code of the catalogue in `code`, and in
 * `message` what is particular to this case; where only the words failed, the acoustic measures are there as well.
 */
export const ReportProgress = z.object({
  attemptId: AttemptId,
  state: z.enum(['not-started', 'running', 'waiting-for-model', 'done', 'cancelled', 'failed']),
  stage: ReportStage.nullable(),
  fraction: Share,
  /** How long the stage under way will still take, where that can be told. */
  remainingMs: Milliseconds.optional(),
  /** Why a running report stands still: another one goes first, or nothing may disturb the recording of a take. Left out: it does not. */
  waitsFor: z.enum(['other-report', 'recording']).optional(),
  code: z.string().optional(),
  message: z.string().max(300).optional(),
});
export type ReportProgress = z.infer<typeof ReportProgress>;

/** Whether the recording is there: `kept`, `until-report` (it is deleted as soon as its report is made), or `deleted`. */
export const MediaStanding = z.enum(['kept', 'until-report', 'deleted']);
export type MediaStanding = z.infer<typeof MediaStanding>;

/** One row of the library. `durationMs` is the length of what counts: of a trimmed take, the part that was kept. */
export const AttemptSummary = z.object({
  attemptId: AttemptId,
  mode: AttemptMode,
  kitId: Slug,
  scenarioId: Slug,
  scenarioTitle: z.string(),
  startedAt: Timestamp,
  durationMs: Milliseconds,
  takeState: TakeState,
  media: MediaStanding,
  /** Set while a recovered take waits for the person to keep or discard it: what of it was recorded. */
  recovery: z.object({ tracks: z.array(TrackKind) }).nullable(),
  report: ReportProgress,
  scoreShare: Share.nullable(),
  outcome: Scorecard.shape.outcome.nullable(),
  submission: SubmissionState.nullable(),
});
export type AttemptSummary = z.infer<typeof AttemptSummary>;

/**
 * All that is known of one attempt. `trim`: the part of the take that counts, null where all of it does. `wrongCues`: those that the
 * speaker called wrong.
 */
export const AttemptDetail = z.object({
  summary: AttemptSummary,
  take: Take,
  events: z.array(TakeEvent),
  transcript: Transcript.nullable(),
  corrections: Corrections.nullable(),
  analysis: Analysis.nullable(),
  scorecard: Scorecard.nullable(),
  submission: SubmissionStatus.nullable(),
  trim: Moment.nullable(),
  wrongCues: z.array(z.int()),
  mayBecomeCertification: z.boolean(),
});
export type AttemptDetail = z.infer<typeof AttemptDetail>;
