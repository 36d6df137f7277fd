import { isJudgement, type Judgement, placeOf, type SpokenAttempt } from '../attempt.ts';
import { hear, isAsked } from '../hear.ts';
import { evidenceOfMatches, notSaid } from './words.ts';
import type { CheckOf } from './check-of.ts';

/** Passed when any of the phrasings is stated in the section (or anywhere). A mere question or a negated mention is not enough. */
export function judgeSays(check: CheckOf<'says'>, attempt: SpokenAttempt): Judgement {
  const place = placeOf(attempt, check.sectionId);
  if (isJudgement(place)) return place;
  const heard = hear(attempt.matcher, check.phrasings, place, attempt.guard.isDiscounted);
  const stated = heard.said.filter((match) => !isAsked(attempt, match));
  if (stated.length > 0) {
    return { verdict: 'passed', reason: 'It was said.', evidence: evidenceOfMatches(attempt, stated) };
  }
  if (heard.said.length > 0) {
    const reason = 'It came up in a question; a person has to decide whether that states it.';
    return { verdict: 'person', reason, evidence: evidenceOfMatches(attempt, heard.said) };
  }
  return notSaid(attempt, heard, place, 'This message');
}
