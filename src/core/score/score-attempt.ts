import type { Analysis } from '../../contract/analysis.ts';
import type { Corrections } from '../../contract/corrections.ts';
import { StudioError } from '../../contract/errors.ts';
import type { Kit } from '../../contract/kit.ts';
import type { Moment } from '../../contract/primitives.ts';
import type { CheckResult, CriterionResult, Scorecard } from '../../contract/score.ts';
import type { AttemptMode } from '../../contract/take.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { canonicalBytes } from '../kit/canonical-json.ts';
import type { Sha256 } from '../kit/ports.ts';
import { prepareAttempt } from './attempt.ts';
import { correctionsOf, strengthsOf } from './feedback.ts';
import { isWordCheck, judgeChecks } from './judge-checks.ts';
import { outcomeOf, shareOfChecks, shareOfCriteria } from './outcome.ts';
import { chooseWords } from './scored-words.ts';
import { clipTranscript } from '../transcript/part.ts';
import { clip } from './talk.ts';

/** Raised with every change that can change a score. */
export const scorerVersion = '1.2.0';

/**
 * What a score is made from. `kitSha256` is the hash of the kit's document (LoadedKit.sha256); `transcript` null without a recogniser.
 * `analysis` is of the words that `chooseWords` chooses. `mode` (left out: practice) decides whether corrections count. `range` is the part
 * of a trimmed practice take that `analysis` is of; the words outside it do not count.
 */
export interface ScoreInput {
  readonly kit: Kit;
  readonly kitSha256: string;
  readonly scenarioId: string;
  readonly transcript: Transcript | null;
  readonly corrections?: Corrections | null;
  readonly mode?: AttemptMode;
  readonly range?: Moment | null;
  readonly analysis: Analysis;
  readonly sha256: Sha256;
}

/**
 * Scores an attempt: a pure function, so that the same input gives the same bytes anywhere. Throws `scenario-not-found` when the
 * kit has no such scenario, `bad-request` when an input has no canonical JSON.
 */
export function scoreAttempt(input: ScoreInput): Scorecard {
  const { kit, kitSha256, scenarioId, transcript, analysis, sha256 } = input;
  const scenario = kit.scenarios.find((entry) => entry.id === scenarioId);
  if (!scenario)
    throw new StudioError('scenario-not-found', `There is no "${scenarioId}" in ${kit.id} ${kit.version}.`);
  const { corrections = null, mode = 'practice', range = null } = input;
  const chosen = chooseWords({ transcript, corrections, mode, rules: kit.rules, sha256 });
  const words = chosen.transcript && range ? clipTranscript(chosen.transcript, range) : chosen.transcript;
  const attempt = prepareAttempt(scenario, kit.language, words, analysis);
  const checks = scenario.rubric.criteria.flatMap((criterion) => criterion.checks);
  const { judgements, substance } = judgeChecks(checks, attempt);
  const criteria = scenario.rubric.criteria.map((criterion): CriterionResult => {
    const results = criterion.checks.map((check): CheckResult => {
      const judgement = judgements.get(check);
      return {
        checkId: check.id,
        kind: check.kind,
        description: check.description,
        points: check.points,
        verdict: judgement?.verdict ?? 'person',
        reason: clip(judgement?.reason ?? '', 400),
        evidence: [...(judgement?.evidence ?? [])],
      };
    });
    const { id, title, weight, mustPass } = criterion;
    return { criterionId: id, title, weight, mustPass, share: shareOfChecks(results), checks: results };
  });
  const { passMarkShare } = scenario.rubric;
  // Two checks on pace and timing are no score of a rubric about words.
  const lacksWords = transcript === null && checks.some(isWordCheck);
  // A rubric of pace and timing alone must not certify a talk about something else.
  const isBesideThePoint = substance === 'none' && checks.some(isWordCheck);
  return {
    schemaVersion: 1,
    scorerVersion,
    kitId: kit.id,
    kitVersion: kit.version,
    scenarioId,
    inputs: {
      kitSha256,
      transcriptSha256: transcript ? sha256(canonicalBytes(transcript)) : null,
      correctionsSha256: corrections ? sha256(canonicalBytes(corrections)) : null,
      analysisSha256: sha256(canonicalBytes(analysis)),
    },
    words: chosen.words,
    durationMs: analysis.durationMs,
    share: lacksWords ? null : shareOfCriteria(criteria),
    passMarkShare,
    outcome: isBesideThePoint ? 'failed' : outcomeOf(criteria, passMarkShare),
    criteria,
    corrections: correctionsOf(scenario, criteria, analysis, kit.bands),
    strengths: strengthsOf(criteria, analysis),
  };
}

/** The scorecard as bytes: canonical JSON in UTF-8, the same for the same card on any machine. */
export const canonicalScorecard = (scorecard: Scorecard): Uint8Array => canonicalBytes(scorecard);
