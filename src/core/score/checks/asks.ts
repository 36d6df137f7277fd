import { isJudgement, type Judgement, placeOf, type SpokenAttempt } from '../attempt.ts';
import { hear } from '../hear.ts';
import type { PhraseMatch, TokenRange } from '../phrase-matcher.ts';
import { evidenceOf, isBadlyHeard } from '../talk.ts';
import type { CheckOf } from './check-of.ts';
import { evidenceOfMatches, notSaid } from './words.ts';

const mostEvidence = 20;

const overlaps = (a: TokenRange, b: TokenRange): boolean => a.from < b.to && b.from < a.to;

const rangeOf = ({ firstToken, lastToken }: PhraseMatch): TokenRange => ({
  from: firstToken,
  to: lastToken + 1,
});

/** The question with the words of the match: a recogniser may have cut the one or the other short. */
const joined = (question: TokenRange, match: TokenRange): TokenRange => ({
  from: Math.min(question.from, match.from),
  to: Math.max(question.to, match.to),
});

/** Any questions will do, as long as there are enough of them. */
function judgeAnyQuestions(
  check: CheckOf<'asks'>,
  attempt: SpokenAttempt,
  questions: readonly TokenRange[],
  place: readonly TokenRange[],
): Judgement {
  const evidence = questions
    .slice(0, mostEvidence)
    .map(({ from, to }) => evidenceOf(attempt.talk, from, to - 1));
  const kind = check.openOnly ? 'open questions' : 'questions';
  if (attempt.guard.wholeTalk !== undefined)
    return { verdict: 'failed', reason: attempt.guard.wholeTalk, evidence: [] };
  if (questions.length >= check.atLeast) {
    return { verdict: 'passed', reason: `Number of ${kind}: ${questions.length}.`, evidence };
  }
  if (isBadlyHeard(attempt.talk, attempt.analysis, place)) {
    return {
      verdict: 'person',
      reason: 'Too few words were recognised surely to count the questions.',
      evidence,
    };
  }
  return {
    verdict: 'failed',
    reason: `Number of ${kind}: ${questions.length}; at least ${check.atLeast} wanted.`,
    evidence,
  };
}

/** One of the phrasings has to be asked, in as many questions as wanted. */
function judgeOwnQuestions(
  check: CheckOf<'asks'>,
  phrasings: readonly string[],
  attempt: SpokenAttempt,
  questions: readonly TokenRange[],
  place: readonly TokenRange[],
): Judgement {
  const heard = hear(attempt.matcher, phrasings, place, attempt.guard.isDiscounted);
  const asked = questions.flatMap((question) => {
    const match = heard.said.find((entry) => overlaps(rangeOf(entry), question));
    return match ? [joined(question, rangeOf(match))] : [];
  });
  const evidence = asked.slice(0, mostEvidence).map(({ from, to }) => evidenceOf(attempt.talk, from, to - 1));
  if (asked.length >= check.atLeast) return { verdict: 'passed', reason: 'It was asked.', evidence };
  if (heard.said.length >= check.atLeast) {
    const reason = 'The words were there, but not clearly as a question; a person has to listen.';
    return { verdict: 'person', reason, evidence: evidenceOfMatches(attempt, heard.said) };
  }
  if (heard.said.length === 0) return notSaid(attempt, heard, place, 'This question');
  const reason = `It was asked ${asked.length} times; at least ${check.atLeast} wanted.`;
  return { verdict: 'failed', reason, evidence };
}

/**
 * Passed when at least `atLeast` questions of the analysis (open ones, if so wished) lie in the section and, where the check has
 * phrasings, each holds one of them.
 */
export function judgeAsks(check: CheckOf<'asks'>, attempt: SpokenAttempt): Judgement {
  const place = placeOf(attempt, check.sectionId);
  if (isJudgement(place)) return place;
  const questions = attempt.questions
    .filter(({ isOpen, range }) => (isOpen || !check.openOnly) && place.some((part) => overlaps(range, part)))
    .map(({ range }) => range);
  return check.phrasings
    ? judgeOwnQuestions(check, check.phrasings, attempt, questions, place)
    : judgeAnyQuestions(check, attempt, questions, place);
}
