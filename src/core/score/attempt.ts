import type { Analysis } from '../../contract/analysis.ts';
import type { Scenario } from '../../contract/kit.ts';
import type { CheckVerdict, Evidence } from '../../contract/score.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { isUnrated, withKnownRatings } from '../transcript/rating.ts';
import { withoutRegion } from '../transcript/without-region.ts';
import { createNonsenseGuard, type NonsenseGuard } from './nonsense.ts';
import type { PhraseMatcher, TokenRange } from './phrase-matcher.ts';
import { rangeOfWords, rangesWithin, readTalk, type Talk } from './talk.ts';
import { createWindowMatcher } from './window-matcher.ts';

/** What a check says about an attempt. */
export interface Judgement {
  readonly verdict: CheckVerdict;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** A question, by the tokens it is made of. */
export interface SpokenQuestion {
  readonly range: TokenRange;
  readonly isOpen: boolean;
}

/** A talk whose words can be judged. */
export interface SpokenAttempt {
  readonly scenario: Scenario;
  readonly analysis: Analysis;
  readonly talk: Talk;
  readonly matcher: PhraseMatcher;
  readonly guard: NonsenseGuard;
  /** Whether it is known of the words how sure they are; without, no check may hang on them. */
  readonly isRated: boolean;
  /** The questions of the analysis that hold words. */
  readonly questions: readonly SpokenQuestion[];
}

/** `spoken` is a sentence instead where there are no words to judge: why a person has to. */
export interface Attempt {
  readonly scenario: Scenario;
  readonly analysis: Analysis;
  readonly spoken: SpokenAttempt | string;
}

/** Makes an attempt ready for its checks. */
export function prepareAttempt(
  scenario: Scenario,
  language: string,
  transcript: Transcript | null,
  analysis: Analysis,
): Attempt {
  if (!transcript)
    return { scenario, analysis, spoken: 'There is no transcript, so a person has to listen.' };
  // A kit may leave the language to the recogniser.
  if (language !== 'auto' && withoutRegion(transcript.language) !== withoutRegion(language)) {
    const spoken = 'The transcript is in another language than the scenario, so a person has to listen.';
    return { scenario, analysis, spoken };
  }
  const talk = readTalk(withKnownRatings(transcript));
  const isAllSure = talk.tokens.length > 0 && talk.isSure.every(Boolean);
  const isRated = isAllSure || !isUnrated(transcript);
  const matcher = createWindowMatcher(talk);
  const guard = createNonsenseGuard(scenario, talk, matcher);
  const questions = analysis.questions
    .map(({ firstWordIndex, lastWordIndex, isOpen }) => ({
      range: rangeOfWords(talk, firstWordIndex, lastWordIndex),
      isOpen,
    }))
    .filter(({ range }) => range.to > range.from);
  return { scenario, analysis, spoken: { scenario, analysis, talk, matcher, guard, isRated, questions } };
}

/** The title of a section for a sentence. */
export const sectionTitle = (scenario: Scenario, sectionId: string): string =>
  scenario.sections.find((section) => section.id === sectionId)?.title ?? sectionId;

/**
 * The part of the talk that a check is about: its section, or all of it where the check names none or the recording has no section
 * marks. A judgement instead, where the section was not started.
 */
export function placeOf(
  attempt: SpokenAttempt,
  sectionId: string | undefined,
): readonly TokenRange[] | Judgement {
  const { talk, analysis, scenario } = attempt;
  if (sectionId === undefined || analysis.sections.length === 0) return [{ from: 0, to: talk.tokens.length }];
  const spoken = analysis.sections.filter((section) => section.sectionId === sectionId);
  if (spoken.length === 0) {
    const reason = `The section "${sectionTitle(scenario, sectionId)}" was not started.`;
    return { verdict: 'failed', reason, evidence: [] };
  }
  return rangesWithin(talk, spoken);
}

/** Whether `placeOf` already decided. */
export const isJudgement = (place: readonly TokenRange[] | Judgement): place is Judgement =>
  'verdict' in place;
