import type { Token } from '../kit/wording/tokens.ts';

/** How far before a phrase a negator still surely reaches it, and how far it may reach; in tokens. */
const sureReach = 4;
const possibleReach = 8;

const isNegator = (token: Token | undefined): boolean => token?.role === 'negator';

/** Whether the phrase itself is a negated statement ("there is no code to write"). */
export const isNegated = (tokens: readonly Token[]): boolean => tokens.filter(isNegator).length % 2 === 1;

/** "and" and "but" start a statement of their own; "or" goes on with the one before. */
const startsAnew = (token: Token): boolean =>
  token.role === 'function' && ['and', 'but', 'so', 'becaus'].includes(token.stem);

interface Reach {
  readonly sure: number;
  readonly possible: number;
}

function negatorsBefore(talk: readonly Token[], first: number): Reach {
  let sure = 0;
  let possible = 0;
  for (let distance = 1; distance <= possibleReach; distance += 1) {
    const token = talk[first - distance];
    if (!token || token.endsClause || startsAnew(token)) break;
    if (!isNegator(token)) continue;
    // "no" belongs to the next noun, "never" and "not" to the whole statement.
    const reach = token.stem === 'no' || token.stem === 'without' ? 2 : sureReach;
    if (distance <= reach) sure += 1;
    else possible += 1;
  }
  return { sure, possible };
}

/** "Zero downtime is not something we promise": the verb right after the phrase, negated. */
function negatorsAfter(talk: readonly Token[], last: number): Reach {
  let possible = 0;
  for (let distance = 1; distance <= 5; distance += 1) {
    const before = talk[last + distance - 1];
    const token = talk[last + distance];
    if (!token || before?.endsClause || startsAnew(token)) break;
    if (!isNegator(token)) continue;
    if (distance === 2 && before?.role === 'function') return { sure: 1, possible: 0 };
    possible += 1;
  }
  return { sure: 0, possible };
}

/** Compares the negation of `talk[first..last]` and what reaches into it with that of the phrase. */
export function polarityOf(
  talk: readonly Token[],
  first: number,
  last: number,
  phrase: readonly Token[],
): 'same' | 'opposite' | 'unsure' {
  const inside = talk.slice(first, last + 1).filter(isNegator).length;
  const before = negatorsBefore(talk, first);
  const after = negatorsAfter(talk, last);
  if (before.possible + after.possible > 0) return 'unsure';
  const isTurned = (inside + before.sure + after.sure) % 2 === 1;
  return isTurned === isNegated(phrase) ? 'same' : 'opposite';
}
