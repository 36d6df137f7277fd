import { promptCases } from '../../prompts.ts';
import type { Case } from '../../truth.ts';
import type { Group } from '../voices.ts';
import { hesitatingTakes } from './hesitating-takes.ts';

/** People count more than voices that are made: there are few of them, and nothing else tells how people do not hesitate. */
const weight = 3;

/** Who teaches, in which language, and with which part of the speakers they are left out: where their language is another's too, with that one's. */
const teachers = [
  { speaker: 'Allison Smith', languages: ['en', 'es'], part: 3 },
  { speaker: 'Carlo Flora', languages: ['it'], part: 0 },
  { speaker: 'a woman of ivrvoice.ru', languages: ['ru'], part: 1 },
] as const;

/**
 * Prompts that people read without a hesitation, by speaker, and the same with hesitations put between: who never hesitates would teach that
 * nobody who sounds so ever does. June Wallack's teach nothing: `npm run bench:accuracy` counts what is made up in them.
 */
export const promptTalks = async (
  log: (line: string) => void,
): Promise<{ readonly group: Group; readonly cases: readonly Case[] }[]> => {
  const all = await promptCases(log);
  const talks: { group: Group; cases: readonly Case[] }[] = [];
  for (const { speaker, languages, part } of teachers) {
    const plain = all.filter(({ truth }) => truth.speaker === speaker);
    talks.push({ group: { name: `prompts of ${speaker}`, part, weight }, cases: plain });
    const hesitating: Case[] = [];
    for (const language of languages)
      hesitating.push(
        ...(await hesitatingTakes(
          plain.filter(({ truth }) => truth.language === language),
          log,
        )),
      );
    talks.push({ group: { name: `hesitating prompts of ${speaker}`, part, weight }, cases: hesitating });
  }
  return talks;
};
