import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckResult, CriterionResult } from '../../../src/contract/score.ts';
import { outcomeOf, shareOfChecks, shareOfCriteria } from '../../../src/core/score/outcome.ts';

type Verdict = CheckResult['verdict'];

const check = (verdict: Verdict, points = 1): CheckResult => ({
  checkId: 'check',
  kind: 'says',
  description: 'Says it',
  points,
  verdict,
  reason: '',
  evidence: [],
});

const criterion = (
  verdicts: readonly (Verdict | [Verdict, number])[],
  weight = 1,
  mustPass = false,
): CriterionResult => {
  const checks = verdicts.map((entry) => (typeof entry === 'string' ? check(entry) : check(...entry)));
  return {
    criterionId: 'criterion',
    title: 'Criterion',
    weight,
    mustPass,
    share: shareOfChecks(checks),
    checks,
  };
};

describe('shares', () => {
  test('points passed over points judged', () => {
    expect(
      criterion([
        ['passed', 3],
        ['failed', 1],
        ['person', 10],
      ]).share,
    ).toBe(0.75);
    expect(criterion(['person']).share).toBeNull();
  });

  test('criteria weigh by their weight; open ones are left out', () => {
    expect(
      shareOfCriteria([criterion(['passed'], 3), criterion(['failed'], 1), criterion(['person'], 9)]),
    ).toBe(0.75);
    expect(shareOfCriteria([criterion(['person'])])).toBeNull();
  });

  test('ten tenths are one, whatever binary fractions say', () => {
    const tenths = Array.from({ length: 10 }, (_, index) =>
      criterion([index < 7 ? 'passed' : 'failed'], 0.1),
    );
    expect(shareOfCriteria(tenths)).toBe(0.7);
    expect(outcomeOf(tenths, 0.7)).toBe('passed');
  });
});

describe('outcome', () => {
  test.each<[string, CriterionResult[], string]>([
    ['above the mark', [criterion(['passed', 'passed', 'failed'])], 'passed'],
    ['below it', [criterion(['passed', 'failed'])], 'failed'],
    ['a person could lift it', [criterion(['passed', 'failed', 'person'])], 'person-needed'],
    ['a person could sink it', [criterion(['passed', 'passed', 'person', 'person'])], 'person-needed'],
    [
      'a person could not change it for the worse',
      [criterion(['passed', 'passed', 'passed', 'person'])],
      'passed',
    ],
    ['a person could not change it for the better', [criterion(['failed', 'failed', 'person'])], 'failed'],
    ['nothing judged yet', [criterion(['person'])], 'person-needed'],
    [
      'a must-pass criterion with a gap',
      [criterion(['passed'], 9), criterion(['passed', 'failed'], 1, true)],
      'failed',
    ],
    [
      'a must-pass criterion still open',
      [criterion(['passed'], 9), criterion(['passed', 'person'], 1, true)],
      'person-needed',
    ],
    ['a must-pass criterion in full', [criterion(['passed'], 9), criterion(['passed'], 1, true)], 'passed'],
  ])('%s', (_, criteria, outcome) => {
    expect(outcomeOf(criteria, 0.6)).toBe(outcome);
  });
});

describe('a person', () => {
  const verdict = fc.constantFrom<Verdict>('passed', 'failed', 'person');
  const weighted = fc.tuple(verdict, fc.integer({ min: 1, max: 9 }));
  const rubric = fc.array(
    fc.record({
      verdicts: fc.array(weighted, { minLength: 1, maxLength: 5 }),
      weight: fc.integer({ min: 1, max: 9 }),
      mustPass: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );
  type Rubric = typeof rubric extends fc.Arbitrary<infer T> ? T : never;
  const build = (plan: Rubric) =>
    plan.map(({ verdicts, weight, mustPass }) => criterion(verdicts, weight, mustPass));
  /** The nth check of the rubric, with another verdict. */
  const withVerdict = (plan: Rubric, place: number, from: Verdict, to: Verdict): Rubric => {
    let index = -1;
    return plan.map((entry) => ({
      ...entry,
      verdicts: entry.verdicts.map(([own, points]): [Verdict, number] => {
        if (own === from) index += 1;
        return [own === from && index === place ? to : own, points];
      }),
    }));
  };

  test('who has to look never lowers the share', () => {
    fc.assert(
      fc.property(rubric, fc.nat(8), (plan, place) => {
        const before = shareOfCriteria(build(plan));
        const after = shareOfCriteria(build(withVerdict(plan, place, 'failed', 'person')));
        expect(before === null || after === null || after >= before).toBe(true);
      }),
    );
  });

  test('can change only an outcome that waits for one', () => {
    fc.assert(
      fc.property(
        rubric,
        fc.nat(8),
        fc.constantFrom<Verdict>('passed', 'failed'),
        (plan, place, decision) => {
          const before = outcomeOf(build(plan), 0.6);
          const after = outcomeOf(build(withVerdict(plan, place, 'person', decision)), 0.6);
          expect(before === 'person-needed' || after === before).toBe(true);
        },
      ),
    );
  });
});
