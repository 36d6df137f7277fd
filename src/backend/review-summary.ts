import type { Decision, ReviewedScore, ReviewSummary } from '../contract/review.ts';
import type { CriterionResult, Scorecard } from '../contract/score.ts';
import { outcomeOf, shareOfChecks, shareOfCriteria } from '../core/score/outcome.ts';

/** The score with the checks that people have answered counted as they answered. What the machine decided stays decided. */
export const reviewedScore = (scorecard: Scorecard, decisions: readonly Decision[]): ReviewedScore => {
  const criteria = scorecard.criteria.map((criterion): CriterionResult => {
    const checks = criterion.checks.map((check) => {
      const decision = decisions.find(
        ({ criterionId, checkId }) => criterionId === criterion.criterionId && checkId === check.checkId,
      );
      if (!decision || check.verdict !== 'person') return check;
      return { ...check, verdict: decision.answer === 'yes' ? ('passed' as const) : ('failed' as const) };
    });
    return { ...criterion, checks, share: shareOfChecks(checks) };
  });
  const isOpen = scorecard.outcome === 'person-needed';
  return {
    share: shareOfCriteria(criteria),
    outcome: isOpen ? outcomeOf(criteria, scorecard.passMarkShare) : scorecard.outcome,
  };
};

/** What the list shows of a scorecard. */
export const summaryOf = (scorecard: Scorecard, decisions: readonly Decision[]): ReviewSummary => {
  const { durationMs, share, outcome, criteria } = scorecard;
  const checks = criteria.flatMap((criterion) => criterion.checks);
  return {
    durationMs,
    share,
    outcome,
    checksForAPerson: checks.filter((check) => check.verdict === 'person').length,
    reviewed: decisions.length > 0 ? reviewedScore(scorecard, decisions) : null,
  };
};
