import type { Scorecard } from '../../../contract/score.ts';

/** How many checks came to what. `judged`: those that the machine could judge. */
export const tally = ({ criteria }: Scorecard): { passed: number; judged: number; forPerson: number } => {
  const verdicts = criteria.flatMap(({ checks }) => checks.map(({ verdict }) => verdict));
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
  return { passed: count('passed'), judged: count('passed') + count('failed'), forPerson: count('person') };
};
