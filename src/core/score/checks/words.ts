import type { Evidence } from '../../../contract/score.ts';
import type { Judgement, SpokenAttempt } from '../attempt.ts';
import type { Heard } from '../hear.ts';
import type { PhraseMatch, TokenRange } from '../phrase-matcher.ts';
import { evidenceOf, isBadlyHeard } from '../talk.ts';

const mostEvidence = 20;

/** The places of matches, for the player. */
export const evidenceOfMatches = (attempt: SpokenAttempt, matches: readonly PhraseMatch[]): Evidence[] =>
  matches.slice(0, mostEvidence).map((match) => evidenceOf(attempt.talk, match.firstToken, match.lastToken));

/**
 * The verdict on something that was to be said and surely was not: failed, with what came closest; or a person's, where words that
 * were not surely recognised may hide it.
 */
export function notSaid(
  attempt: SpokenAttempt,
  heard: Heard,
  place: readonly TokenRange[],
  what: string,
): Judgement {
  const judge = (
    verdict: Judgement['verdict'],
    reason: string,
    matches: readonly PhraseMatch[],
  ): Judgement => ({
    verdict,
    reason,
    evidence: evidenceOfMatches(attempt, matches),
  });
  if (attempt.guard.wholeTalk !== undefined) return judge('failed', attempt.guard.wholeTalk, []);
  if (heard.unsure.length > 0) {
    return judge(
      'person',
      `${what} may be in words that were not surely recognised or may be negated.`,
      heard.unsure,
    );
  }
  if (isBadlyHeard(attempt.talk, attempt.analysis, place)) {
    return judge(
      'person',
      `Too few words were recognised surely to tell whether ${what.toLowerCase()} was said.`,
      [],
    );
  }
  if (heard.opposite.length > 0)
    return judge('failed', `${what} was said, but as its opposite.`, heard.opposite);
  if (heard.discounted.length > 0) {
    return judge(
      'failed',
      `${what} was read from a list, not said in a sentence of the talk.`,
      heard.discounted,
    );
  }
  const nearest = heard.nearest ? [heard.nearest] : [];
  const closest = nearest.length > 0 ? ' The closest words are marked.' : '';
  return judge('failed', `${what} was not heard.${closest}`, nearest);
}
