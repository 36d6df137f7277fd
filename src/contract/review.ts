import { z } from 'zod';
import { Analysis } from './analysis.ts';
import { Corrections } from './corrections.ts';
import { Milliseconds, Share, Sha256, Slug, Timestamp } from './primitives.ts';
import { Scorecard } from './score.ts';
import { Receipt, SubmissionFile, SubmissionManifest, Submitter } from './submission.ts';
import { Take, TakeEvent } from './take.ts';
import { Transcript } from './transcript.ts';

/** What the backend tells its reviewer page. Nothing of this reaches the studio. */

/** `expecting`: files still come; `received`: whole, checked, receipt signed; `refused`: turned away after the check, files deleted. */
export const ReviewState = z.enum(['expecting', 'received', 'refused']);
export type ReviewState = z.infer<typeof ReviewState>;

/** Share and outcome, as a scorecard has them. */
export const ReviewedScore = z.object({ share: Share.nullable(), outcome: Scorecard.shape.outcome });
export type ReviewedScore = z.infer<typeof ReviewedScore>;

/**
 * What the list needs of a scored attempt. `checksForAPerson`: how many checks the machine left to people; `reviewed`: share and outcome
 * with the reviewers' answers so far, null before the first.
 */
export const ReviewSummary = z.object({
  durationMs: Milliseconds,
  share: Share.nullable(),
  outcome: Scorecard.shape.outcome,
  checksForAPerson: z.int().min(0),
  reviewed: ReviewedScore.nullable(),
});
export type ReviewSummary = z.infer<typeof ReviewSummary>;

/** One row of the list, newest first. */
export const ReviewListItem = z.object({
  submissionId: z.uuid(),
  state: ReviewState,
  submitter: Submitter,
  scenarioTitle: z.string(),
  announcedAt: Timestamp,
  receivedAt: Timestamp.nullable(),
  reference: z.string().nullable(),
  scoreRerun: Receipt.shape.body.shape.scoreRerun.nullable(),
  summary: ReviewSummary.nullable(),
  answeredChecks: z.int().min(0),
});
export type ReviewListItem = z.infer<typeof ReviewListItem>;

/** The list as it is answered. */
export const ReviewList = z.object({ vendorName: z.string(), submissions: z.array(ReviewListItem) });
export type ReviewList = z.infer<typeof ReviewList>;

/** A person's answer to a check that the machine leaves to people. */
export const Decision = z.object({
  criterionId: Slug,
  checkId: Slug,
  answer: z.enum(['yes', 'no']),
  note: z.string().trim().max(1000),
});
export type Decision = z.infer<typeof Decision>;

/** A decision as it is kept. */
export const StoredDecision = Decision.extend({ decidedAt: Timestamp });
export type StoredDecision = z.infer<typeof StoredDecision>;

/** What a saved decision changes. */
export const DecisionReply = z.object({ decision: StoredDecision, reviewed: ReviewedScore });
export type DecisionReply = z.infer<typeof DecisionReply>;

/** Everything about one submission. */
export const ReviewDetail = z.object({
  item: ReviewListItem,
  note: z.string(),
  manifest: SubmissionManifest,
  manifestSha256: Sha256,
  devicePublicKey: z.string(),
  signature: z.string(),
  receipt: Receipt.nullable(),
  files: z.array(SubmissionFile),
  take: Take.nullable(),
  events: z.array(TakeEvent),
  transcript: Transcript.nullable(),
  corrections: Corrections.nullable(),
  /** The corrections that stand, as a reviewer reads them. */
  correctedPlaces: z.array(z.object({ startMs: Milliseconds, recognised: z.string(), text: z.string() })),
  analysis: Analysis.nullable(),
  scorecard: Scorecard.nullable(),
  decisions: z.array(StoredDecision),
});
export type ReviewDetail = z.infer<typeof ReviewDetail>;

/** One place where two scorecards differ; `path` as `criteria.0.share`, values as JSON text, null where there is none. */
export const ScoreDifference = z.object({
  path: z.string(),
  received: z.string().nullable(),
  rerun: z.string().nullable(),
});
export type ScoreDifference = z.infer<typeof ScoreDifference>;

/** The score made again from the kit, the transcript and the analysis. Hashes are of the canonical JSON. */
export const ScoreRerun = z.object({
  result: Receipt.shape.body.shape.scoreRerun,
  reason: z.string(),
  receivedSha256: Sha256.nullable(),
  rerunSha256: Sha256.nullable(),
  differences: z.array(ScoreDifference),
});
export type ScoreRerun = z.infer<typeof ScoreRerun>;
