import type { MeasureId } from '../../../contract/analysis.ts';
import type { Kit } from '../../../contract/kit.ts';
import { lexiconOf } from '../wording/lexicon.ts';
import { tokenisePhrase } from '../wording/tokens.ts';
import { type KitProblem, type PlacedCheck, placedChecks, problemsAt } from './problem.ts';

/** Fast speech; nobody says more words in a second. */
const wordsPerSecond = 4;

const shares: ReadonlySet<MeasureId> = new Set([
  'filler-word-share',
  'pause-share',
  'clipping-share',
  'open-question-share',
]);
const belowZero: ReadonlySet<MeasureId> = new Set(['level', 'noise-floor']);

function lintDelivery({ path, check }: PlacedCheck): KitProblem[] {
  if (check.kind !== 'delivery') return [];
  const { from, to } = check.band;
  const problems = problemsAt(path);
  if (from === undefined && to === undefined)
    return [problems.error('The band has no end, so every value passes.')];
  if (from !== undefined && to !== undefined && from > to)
    return [problems.error(`No value lies between ${from} and ${to}.`)];
  const least = belowZero.has(check.measureId) ? Number.NEGATIVE_INFINITY : 0;
  const most = shares.has(check.measureId)
    ? 1
    : belowZero.has(check.measureId)
      ? 0
      : Number.POSITIVE_INFINITY;
  if ((from !== undefined && from > most) || (to !== undefined && to < least)) {
    return [
      problems.error(
        `"${check.measureId}" never has such a value${shares.has(check.measureId) ? '; it is a share from 0 to 1' : ''}.`,
      ),
    ];
  }
  return [];
}

function lintQuestions({ path, check }: PlacedCheck, language: string): KitProblem[] {
  if (check.kind !== 'asks' || !check.openOnly || !check.phrasings) return [];
  const lexicon = lexiconOf(language);
  if (!lexicon.knowsGrammar) return [];
  const isOpen = (phrasing: string) =>
    tokenisePhrase(phrasing, lexicon)
      .slice(0, 3)
      .some((token) => token.role === 'question');
  return check.phrasings.some(isOpen)
    ? []
    : [problemsAt(path).error('Only open questions count here, but none of the phrasings is one.')];
}

function lintRoom({ path, scenario, check }: PlacedCheck): KitProblem[] {
  if (check.kind !== 'says' && check.kind !== 'answers') return [];
  const budgetMs = scenario.sections.find((section) => section.id === check.sectionId)?.budgetMs;
  const shortest = (phrasings: readonly string[]) =>
    Math.min(...phrasings.map((phrasing) => phrasing.split(/\s+/).length));
  const words =
    check.kind === 'says'
      ? shortest(check.phrasings)
      : [check.acknowledge, check.respond, check.confirm].map(shortest).reduce((a, b) => a + b, 0);
  const isTooMuch = budgetMs !== undefined && words / wordsPerSecond > budgetMs / 1000;
  return isTooMuch ? [problemsAt(path).error('This cannot be said within the budget of its section.')] : [];
}

/** Checks that nobody can pass, or nobody can fail. */
export const lintReach = (kit: Kit): KitProblem[] =>
  placedChecks(kit).flatMap((placed) => [
    ...lintDelivery(placed),
    ...lintQuestions(placed, kit.language),
    ...lintRoom(placed),
  ]);
