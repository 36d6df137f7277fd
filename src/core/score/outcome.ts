import type { CheckResult, CriterionResult, Scorecard } from '../../contract/score.ts';

/** Six digits are enough to compare, and hide what binary fractions add ("0.7000000000000001"). */
const round = (share: number): number => Math.round(share * 1e6) / 1e6;

const pointsOf = (checks: readonly CheckResult[], verdicts: readonly CheckResult['verdict'][]): number =>
  checks.filter((check) => verdicts.includes(check.verdict)).reduce((sum, check) => sum + check.points, 0);

/** Points passed over points judged, 0..1; null when every check waits for a person. */
export function shareOfChecks(checks: readonly CheckResult[]): number | null {
  const judged = pointsOf(checks, ['passed', 'failed']);
  return judged === 0 ? null : round(pointsOf(checks, ['passed']) / judged);
}

/** The criteria's shares, weighted; criteria that nobody judged yet are left out. Null when none is judged. */
export function shareOfCriteria(
  criteria: readonly Pick<CriterionResult, 'share' | 'weight'>[],
): number | null {
  let weight = 0;
  let passed = 0;
  for (const criterion of criteria) {
    if (criterion.share === null) continue;
    weight += criterion.weight;
    passed += criterion.weight * criterion.share;
  }
  return weight === 0 ? null : round(passed / weight);
}

function isPassed(criteria: readonly CriterionResult[], passMarkShare: number): boolean {
  const share = shareOfCriteria(criteria);
  return (
    share !== null &&
    share >= round(passMarkShare) &&
    criteria.every(({ mustPass, share: own }) => !mustPass || own === 1)
  );
}

/** The criteria as if a person had decided everything that is open one way. */
function decided(criteria: readonly CriterionResult[], verdict: 'passed' | 'failed'): CriterionResult[] {
  return criteria.map((criterion) => {
    const checks = criterion.checks.map((check) =>
      check.verdict === 'person' ? { ...check, verdict } : check,
    );
    return { ...criterion, checks, share: shareOfChecks(checks) };
  });
}

/**
 * `passed` when the weighted share reaches the pass mark and every must-pass criterion has all its points; `person-needed` while
 * the open checks could still turn it. A verdict of a person can only raise or keep what is decided: both ends are tried.
 */
export function outcomeOf(criteria: readonly CriterionResult[], passMarkShare: number): Scorecard['outcome'] {
  const atBest = isPassed(decided(criteria, 'passed'), passMarkShare);
  const atWorst = isPassed(decided(criteria, 'failed'), passMarkShare);
  if (atBest && atWorst) return 'passed';
  return atBest ? 'person-needed' : 'failed';
}
