import { z } from 'zod';
import { Milliseconds, Moment, Share, Sha256, Slug } from './primitives.ts';

/** Where a verdict comes from: a place to play, with the words said there. */
export const Evidence = Moment.extend({
  quote: z.string().max(600),
  firstWordIndex: z.int().min(0).optional(),
  lastWordIndex: z.int().min(0).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** `person`: the machine cannot judge (by design, or for want of sure words); it never lowers the score. */
export const CheckVerdict = z.enum(['passed', 'failed', 'person']);
export type CheckVerdict = z.infer<typeof CheckVerdict>;

/** One check, judged. `reason` is one plain sentence. */
export const CheckResult = z.object({
  checkId: Slug,
  kind: z.enum(['says', 'avoids', 'asks', 'answers', 'shows', 'time', 'delivery', 'person']),
  description: z.string(),
  points: z.number().positive(),
  verdict: CheckVerdict,
  reason: z.string().max(400),
  evidence: z.array(Evidence),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** `share`: points passed over points judged, null when nothing could be judged. */
export const CriterionResult = z.object({
  criterionId: Slug,
  title: z.string(),
  weight: z.number().positive(),
  mustPass: z.boolean(),
  share: Share.nullable(),
  checks: z.array(CheckResult),
});
export type CriterionResult = z.infer<typeof CriterionResult>;

/** One observable behaviour, its moments, and one thing to do (or, as a strength, to keep doing). */
export const FeedbackItem = z.object({
  title: z.string().max(160),
  detail: z.string().max(500),
  action: z.string().max(300),
  moments: z.array(Moment),
});
export type FeedbackItem = z.infer<typeof FeedbackItem>;

/**
 * Which words were scored. `corrected`: with the speaker's corrections; `recognised`: without, because there are none or because the
 * kit does not count them in a certification. `repairs`: names that the machine mended in the scored words; `corrections`: places that
 * the speaker corrected, counted or not.
 */
export const ScoredWords = z.object({
  version: z.enum(['recognised', 'corrected']),
  repairs: z.int().min(0),
  corrections: z.int().min(0),
});
export type ScoredWords = z.infer<typeof ScoredWords>;

/**
 * `score.json`: a pure function of kit, transcript, corrections, analysis and engine version; the hashes are of their canonical JSON.
 * `words` is null without a transcript.
 * `outcome`: `passed`/`failed` by pass mark and must-pass criteria; `person-needed` while checks for a person could still change
 * it; `practice` never stands here: practice and certification are scored alike. `share` is null when nothing could be judged, or when
 * the rubric is about words and there are none yet. At most three corrections.
 */
export const Scorecard = z.object({
  schemaVersion: z.literal(1),
  scorerVersion: z.string().max(20),
  kitId: Slug,
  kitVersion: z.string(),
  scenarioId: Slug,
  inputs: z.object({
    kitSha256: Sha256,
    transcriptSha256: Sha256.nullable(),
    correctionsSha256: Sha256.nullable().default(null),
    analysisSha256: Sha256,
  }),
  words: ScoredWords.nullable().default(null),
  durationMs: Milliseconds,
  share: Share.nullable(),
  passMarkShare: Share,
  outcome: z.enum(['passed', 'failed', 'person-needed']),
  criteria: z.array(CriterionResult),
  corrections: z.array(FeedbackItem).max(3),
  strengths: z.array(FeedbackItem).max(3),
});
export type Scorecard = z.infer<typeof Scorecard>;
