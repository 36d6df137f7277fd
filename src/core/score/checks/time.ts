import { type Attempt, type Judgement, sectionTitle } from '../attempt.ts';
import type { CheckOf } from './check-of.ts';

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

/** Passed when the section (all its parts together) took its budget, `toleranceShare` of it more or less. */
export function judgeTime(check: CheckOf<'time'>, attempt: Attempt): Judgement {
  const title = sectionTitle(attempt.scenario, check.sectionId);
  const parts = attempt.analysis.sections.filter((section) => section.sectionId === check.sectionId);
  if (attempt.analysis.sections.length === 0) {
    const reason = 'The recording has no section marks, so a person has to judge the time.';
    return { verdict: 'person', reason, evidence: [] };
  }
  const budgetMs = attempt.scenario.sections.find((section) => section.id === check.sectionId)?.budgetMs ?? 0;
  if (parts.length === 0)
    return { verdict: 'failed', reason: `The section "${title}" was not started.`, evidence: [] };
  const spentMs = parts.reduce((sum, { startMs, endMs }) => sum + Math.max(0, endMs - startMs), 0);
  const evidence = parts.slice(0, 20).map(({ startMs, endMs }) => ({ startMs, endMs, quote: '' }));
  const isTooLong = spentMs > budgetMs * (1 + check.toleranceShare);
  const isTooShort = spentMs < budgetMs * (1 - check.toleranceShare);
  const difference = isTooLong ? ', which is too long' : isTooShort ? ', which is too short' : '';
  return {
    verdict: isTooLong || isTooShort ? 'failed' : 'passed',
    reason: `The section "${title}" took ${seconds(spentMs)} of ${seconds(budgetMs)}${difference}.`,
    evidence,
  };
}
