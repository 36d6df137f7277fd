import { isJudgement, type Judgement, placeOf, type SpokenAttempt } from '../attempt.ts';
import { type Heard, hear } from '../hear.ts';
import type { TokenRange } from '../phrase-matcher.ts';
import { evidenceOf, isBadlyHeard } from '../talk.ts';
import type { CheckOf } from './check-of.ts';
import { evidenceOfMatches, notSaid } from './words.ts';

const isInside = (range: TokenRange, place: readonly TokenRange[]): boolean =>
  place.some(({ from, to }) => range.from < to && range.to > from);

/**
 * Passed when at least `atLeast` questions of the analysis (open ones, if so wished) lie in the section and, where the check has
 * phrasings, each holds one of them.
 */
export function judgeAsks(check: CheckOf<'asks'>, attempt: SpokenAttempt): Judgement {
  const place = placeOf(attempt, check.sectionId);
  if (isJudgement(place)) return place;
  const { talk, analysis, matcher, guard } = attempt;
  const questions = attempt.questions
    .filter(({ isOpen, range }) => (isOpen || !check.openOnly) && isInside(range, place))
    .map(({ range }) => range);
  const listen = (ranges: readonly TokenRange[]): Heard =>
    hear(matcher, check.phrasings ?? [], ranges, guard.isDiscounted);
  const asked = check.phrasings ? questions.filter((range) => listen([range]).said.length > 0) : questions;
  if (asked.length >= check.atLeast && guard.wholeTalk === undefined) {
    const reason = asked.length === 1 ? 'It was asked.' : `${asked.length} such questions were asked.`;
    return {
      verdict: 'passed',
      reason,
      evidence: asked.slice(0, 20).map(({ from, to }) => evidenceOf(talk, from, to - 1)),
    };
  }
  if (check.phrasings) {
    const heard = listen(place);
    const elsewhere = heard.said.filter(
      (match) => !asked.some(({ from, to }) => match.firstToken < to && match.lastToken >= from),
    );
    if (asked.length + elsewhere.length >= check.atLeast) {
      const reason = 'The words were there, but not clearly as a question; a person has to listen.';
      return { verdict: 'person', reason, evidence: evidenceOfMatches(attempt, heard.said) };
    }
    if (asked.length === 0) return notSaid(attempt, heard, place, 'This question');
  } else if (isBadlyHeard(talk, analysis, place)) {
    const reason = 'Too few words were recognised surely to count the questions.';
    return { verdict: 'person', reason, evidence: [] };
  }
  const kind = check.openOnly ? 'open questions' : 'questions';
  const reason = `${asked.length} of at least ${check.atLeast} ${kind} ${asked.length === 1 ? 'was' : 'were'} heard.`;
  return { verdict: 'failed', reason, evidence: asked.map(({ from, to }) => evidenceOf(talk, from, to - 1)) };
}
