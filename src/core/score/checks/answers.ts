import { isJudgement, type Judgement, placeOf, type SpokenAttempt } from '../attempt.ts';
import { type Heard, hear } from '../hear.ts';
import type { PhraseMatch } from '../phrase-matcher.ts';
import type { CheckOf } from './check-of.ts';
import { evidenceOfMatches, notSaid } from './words.ts';

/** The earliest chain in which each part begins after the one before has ended; shorter when a part has no such match. */
function earliestChain(parts: readonly (readonly PhraseMatch[])[]): PhraseMatch[] {
  const chain: PhraseMatch[] = [];
  for (const matches of parts) {
    const after = chain.at(-1)?.lastToken ?? -1;
    const next = matches.find((match) => match.firstToken > after);
    if (!next) break;
    chain.push(next);
  }
  return chain;
}

const partNames = ['The acknowledgement', 'The answer itself', 'The check back with the customer'];

/** Passed when the objection is acknowledged, answered and checked back, in this order. */
export function judgeAnswers(check: CheckOf<'answers'>, attempt: SpokenAttempt): Judgement {
  const place = placeOf(attempt, check.sectionId);
  if (isJudgement(place)) return place;
  const parts = [check.acknowledge, check.respond, check.confirm].map((phrasings) =>
    hear(attempt.matcher, phrasings, place, attempt.guard.isDiscounted),
  );
  const chain = earliestChain(parts.map((heard) => heard.said));
  const evidence = evidenceOfMatches(attempt, chain);
  if (chain.length === parts.length) {
    return { verdict: 'passed', reason: 'Acknowledged, answered and checked back, in this order.', evidence };
  }
  const perhaps = earliestChain(
    parts.map((heard: Heard) =>
      [...heard.said, ...heard.unsure].toSorted((a, b) => a.firstToken - b.firstToken),
    ),
  );
  if (perhaps.length === parts.length) {
    const reason =
      'One of the parts is in words that were not surely recognised or may be negated; a person has to listen.';
    return { verdict: 'person', reason, evidence: evidenceOfMatches(attempt, perhaps) };
  }
  const missing = parts.findIndex((heard) => heard.said.length === 0 && heard.unsure.length === 0);
  const missed = parts[missing];
  if (!missed) {
    const said = parts.flatMap((heard) => heard.said).toSorted((a, b) => a.firstToken - b.firstToken);
    const reason = 'All three parts were heard, but not in the order acknowledge, answer, check back.';
    return { verdict: 'failed', reason, evidence: evidenceOfMatches(attempt, said) };
  }
  const judgement = notSaid(attempt, missed, place, partNames[missing] ?? 'A part');
  return { ...judgement, evidence: [...evidence, ...judgement.evidence] };
}
