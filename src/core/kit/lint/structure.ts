import type { Kit, Scenario } from '../../../contract/kit.ts';
import { type KitProblem, placedChecks, problemsAt } from './problem.ts';

const shortestSectionMs = 5_000;
const longestScenarioMs = 2 * 60 * 60 * 1000;

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

const repeatedIds = (path: string, ids: readonly string[]): KitProblem[] =>
  repeated(ids).map((id) => problemsAt(path).error(`"${id}" stands here twice; ids must differ.`));

function lintBudgets(scenario: Scenario): KitProblem[] {
  const tooShort = scenario.sections
    .filter((section) => section.budgetMs < shortestSectionMs)
    .map((section) =>
      problemsAt(`scenarios.${scenario.id}.sections.${section.id}`).error(
        `A budget of ${section.budgetMs} ms is too short to speak in; budgets are in milliseconds, at least ${shortestSectionMs}.`,
      ),
    );
  const total = scenario.sections.reduce((sum, section) => sum + section.budgetMs, 0);
  const tooLong =
    total > longestScenarioMs
      ? [problemsAt(`scenarios.${scenario.id}`).warning('The budgets add up to more than two hours.')]
      : [];
  return [...tooShort, ...tooLong];
}

function lintRubric(scenario: Scenario): KitProblem[] {
  const path = `scenarios.${scenario.id}.rubric`;
  const { passMarkShare, criteria } = scenario.rubric;
  const problems: KitProblem[] = [];
  if (passMarkShare === 0) problems.push(problemsAt(path).error('A pass mark of 0 lets everybody pass.'));
  const wordWeight = criteria.reduce((sum, criterion) => {
    const points = criterion.checks.reduce((all, check) => all + check.points, 0);
    const words = criterion.checks
      .filter((check) => !['time', 'delivery', 'person'].includes(check.kind))
      .reduce((all, check) => all + check.points, 0);
    return sum + (criterion.weight * words) / points;
  }, 0);
  const allWeight = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  if (wordWeight < allWeight / 2) {
    problems.push(problemsAt(path).warning('Less than half of the score hangs on what is said and shown.'));
  }
  const isAnchored = criteria.some(({ checks }) =>
    checks.some(
      (check) =>
        ['says', 'answers', 'shows'].includes(check.kind) || (check.kind === 'asks' && check.phrasings),
    ),
  );
  if (!isAnchored) {
    problems.push(
      problemsAt(path).warning('No check listens for the matter itself, so a talk about anything would do.'),
    );
  }
  return problems;
}

/** Ids that stand twice, sections that do not exist, budgets and weights that cannot work. */
export function lintStructure(kit: Kit): KitProblem[] {
  const ofScenarios = kit.scenarios.flatMap((scenario) => {
    const path = `scenarios.${scenario.id}`;
    return [
      ...repeatedIds(
        `${path}.sections`,
        scenario.sections.map((section) => section.id),
      ),
      ...repeatedIds(
        `${path}.rubric`,
        scenario.rubric.criteria.map((criterion) => criterion.id),
      ),
      ...repeatedIds(
        `${path}.rubric`,
        scenario.rubric.criteria.flatMap(({ checks }) => checks.map((check) => check.id)),
      ),
      ...lintBudgets(scenario),
      ...lintRubric(scenario),
    ];
  });
  const lostSections = placedChecks(kit).flatMap(({ path, scenario, check }) => {
    const sectionId = 'sectionId' in check ? check.sectionId : undefined;
    const isThere = sectionId === undefined || scenario.sections.some((section) => section.id === sectionId);
    return isThere ? [] : [problemsAt(path).error(`The scenario has no section "${sectionId}".`)];
  });
  return [
    ...repeatedIds(
      'scenarios',
      kit.scenarios.map((scenario) => scenario.id),
    ),
    ...ofScenarios,
    ...lostSections,
  ];
}
