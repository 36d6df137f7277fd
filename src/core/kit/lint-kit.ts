import { lintBroad } from './lint/broad.ts';
import { lintContrast } from './lint/contrast.ts';
import type { KitProblem } from './lint/problem.ts';
import { lintReach } from './lint/reach.ts';
import { lintStructure } from './lint/structure.ts';
import { lintUnknownFields } from './lint/unknown-fields.ts';
import { lintWordings } from './lint/wordings.ts';
import type { ParsedKit } from './parse-kit.ts';

/** Everything that is wrong or doubtful in a kit; errors first. A kit with errors is not loaded and not signed. */
export function lintKit({ document, kit }: ParsedKit): KitProblem[] {
  const problems = [
    ...lintStructure(kit),
    ...lintReach(kit),
    ...lintWordings(kit),
    ...lintBroad(kit),
    ...lintContrast(kit),
    ...lintUnknownFields(document, kit),
  ];
  return problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

/** The problems that make a kit unusable. */
export const kitErrors = (parsed: ParsedKit): KitProblem[] =>
  lintKit(parsed).filter((problem) => problem.severity === 'error');
