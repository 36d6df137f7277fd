import { type Check, Scenario } from '../../../../src/contract/kit.ts';
import type { CheckResult } from '../../../../src/contract/score.ts';
import { prepareAttempt } from '../../../../src/core/score/attempt.ts';
import { judgeChecks } from '../../../../src/core/score/judge-checks.ts';
import { type Line, speak } from '../spoken.ts';

type CheckInput = Record<string, unknown> & { kind: Check['kind'] };

/** Two sections of a minute each. */
const sections = [
  { id: 'first', title: 'First part', budgetMs: 10_000 },
  { id: 'second', title: 'Second part', budgetMs: 10_000 },
];

/** What a check says about a talk, beside one about the matter that the talk passes with "The moon is made of cheese." */
export function judge(
  check: CheckInput,
  lines: readonly (string | Line)[],
  change: (spoken: ReturnType<typeof speak>) => void = () => {},
): Pick<CheckResult, 'verdict' | 'reason' | 'evidence'> & { readonly quotes: readonly string[] } {
  const scenario = Scenario.parse({
    id: 'scenario',
    title: 'A scenario',
    kind: 'demo',
    brief: 'A scenario for one check.',
    sections,
    keyMessages: [],
    mustNotSay: [],
    rubric: {
      passMarkShare: 0.5,
      criteria: [
        {
          id: 'criterion',
          title: 'Criterion',
          weight: 1,
          checks: [
            {
              kind: 'says',
              id: 'matter',
              description: 'Says that',
              phrasings: ['The moon is made of cheese'],
            },
            { id: 'check', description: 'Does this', ...check },
          ],
        },
      ],
    },
  });
  const spoken = speak(lines);
  change(spoken);
  const checks = scenario.rubric.criteria.flatMap((criterion) => criterion.checks);
  const attempt = prepareAttempt(scenario, 'en', spoken.transcript, spoken.analysis);
  const judged = checks[1] && judgeChecks(checks, attempt).judgements.get(checks[1]);
  if (!judged) throw new Error('The check was not judged.');
  return { ...judged, evidence: [...judged.evidence], quotes: judged.evidence.map(({ quote }) => quote) };
}

/** Makes a talk be about the scenario. */
export const matter = 'You know that the moon is made of cheese.';
