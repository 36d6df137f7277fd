import type { Kit } from '../../../contract/kit.ts';
import { type KitProblem, placedChecks, problemsAt } from './problem.ts';

/** Words of judgement: two people who hear the same talk will not agree on them. */
const broad =
  /\b(effective|effectively|good|well done|great|nice|clear|clearly|engaging|engages|professional|professionally|appropriate|appropriately|compelling|persuasive|convincing|convincingly|impressive|strong|adequate|adequately|quality|overall|properly|smooth|smoothly|relevant|interesting)\b/i;

/** Words about what goes on inside a person. */
const inner =
  /\b(confident|confidence|confidently|nervous|enthusiastic|enthusiasm|passion|passionate|charisma|charismatic|mood|emotion|emotional|feels|feeling|friendly|empathy|empathetic|sincere|motivated|energetic|personality)\b/i;

function lintText(path: string, text: string): KitProblem[] {
  const felt = inner.exec(text)?.[0];
  if (felt !== undefined) {
    return [
      problemsAt(path).warning(`"${felt}" is about feelings. Ask for something that can be seen or heard.`),
    ];
  }
  const judged = broad.exec(text)?.[0];
  return judged === undefined
    ? []
    : [
        problemsAt(path).warning(
          `"${judged}" is too broad: reviewers will not agree. Name one thing that can be seen or heard.`,
        ),
      ];
}

/** Broad questions do not work: checks must be answerable with yes or no by anybody who was there. */
export const lintBroad = (kit: Kit): KitProblem[] =>
  placedChecks(kit).flatMap(({ path, check }) => [
    ...lintText(`${path}.description`, check.description),
    ...(check.kind === 'person' ? lintText(`${path}.question`, check.question) : []),
  ]);
