import { z } from 'zod';
import { lexiconOf } from '../../../src/core/kit/wording/lexicon.ts';
import { tokenise } from '../../../src/core/kit/wording/tokens.ts';
import { createWindowMatcher } from '../../../src/core/score/window-matcher.ts';

/** `says`: a person who hears the utterance would agree that it states the phrasing. `kind` names what makes it hard. */
export const labelledPairs = z.array(
  z.object({ phrasing: z.string(), utterance: z.string(), says: z.boolean(), kind: z.string() }),
);
export type LabelledPair = z.infer<typeof labelledPairs>[number];

function isSaid({ phrasing, utterance }: LabelledPair): boolean {
  const lexicon = lexiconOf('en');
  const tokens = tokenise(utterance.split(' '), lexicon);
  const matcher = createWindowMatcher({ tokens, isSure: tokens.map(() => true), lexicon });
  return matcher.find(phrasing).some((match) => match.strength === 'sure' && match.polarity === 'same');
}

/** Precision: of the pairs that the matcher takes for said, the share that is. Recall: of those said, the share it finds. */
export function measureMatcher(pairs: readonly LabelledPair[]) {
  const judged = pairs.map((pair) => ({ pair, found: isSaid(pair) }));
  const count = (found: boolean, says: boolean) =>
    judged.filter((entry) => entry.found === found && entry.pair.says === says).length;
  const right = count(true, true);
  return {
    pairs: pairs.length,
    precision: right / Math.max(1, right + count(true, false)),
    recall: right / Math.max(1, right + count(false, true)),
    wrong: judged.filter((entry) => entry.found !== entry.pair.says).map((entry) => entry.pair),
  };
}
