import type { Judgement, SpokenAttempt } from '../attempt.ts';
import { hear, isAsked } from '../hear.ts';
import type { CheckOf } from './check-of.ts';
import { evidenceOfMatches } from './words.ts';

/**
 * Failed when any of the phrasings is stated; "we do not promise" is allowed. A question with these words, or words that were not
 * surely recognised, are for a person. A list or the rubric read aloud counts here like anything else that was said.
 */
export function judgeAvoids(check: CheckOf<'avoids'>, attempt: SpokenAttempt): Judgement {
  const everywhere = [{ from: 0, to: attempt.talk.tokens.length }];
  const heard = hear(attempt.matcher, check.phrasings, everywhere, () => false);
  const stated = heard.said.filter((match) => !isAsked(attempt, match));
  if (stated.length > 0) {
    return { verdict: 'failed', reason: 'It was said.', evidence: evidenceOfMatches(attempt, stated) };
  }
  const doubtful = [...heard.said, ...heard.unsure];
  if (doubtful.length > 0) {
    const reason =
      'Something like it was said, but perhaps as a question, negated, or in words not surely recognised.';
    return { verdict: 'person', reason, evidence: evidenceOfMatches(attempt, doubtful) };
  }
  return {
    verdict: 'passed',
    reason: 'It was not said.',
    evidence: evidenceOfMatches(attempt, heard.opposite),
  };
}
