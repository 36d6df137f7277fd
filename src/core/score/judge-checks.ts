import type { Check } from '../../contract/kit.ts';
import type { Lexicon } from '../kit/wording/lexicon.ts';
import { tokenisePhrase } from '../kit/wording/tokens.ts';
import { type Attempt, isJudgement, type Judgement, placeOf, type SpokenAttempt } from './attempt.ts';
import { judgeAnswers } from './checks/answers.ts';
import { judgeAsks } from './checks/asks.ts';
import { judgeAvoids } from './checks/avoids.ts';
import type { CheckOf } from './checks/check-of.ts';
import { judgeDelivery } from './checks/delivery.ts';
import { judgeSays } from './checks/says.ts';
import { judgeShows } from './checks/shows.ts';
import { judgeTime } from './checks/time.ts';
import { isSureEvidence } from './talk.ts';

/** Checks that are judged by words, and so need a transcript. */
type WordCheck = CheckOf<'says' | 'avoids' | 'asks' | 'answers' | 'shows'>;

export const isWordCheck = (check: Check): check is WordCheck =>
  ['says', 'avoids', 'asks', 'answers', 'shows'].includes(check.kind);

/**
 * Checks about the matter itself: they cannot be passed by good manners or by silence. A question is one when most of its wordings
 * have two words of their own ("What problem are you trying to solve?", but not "Do you have any questions?").
 */
function isMatter(check: Check, lexicon: Lexicon): boolean {
  if (check.kind !== 'asks') return ['says', 'answers', 'shows'].includes(check.kind);
  const phrasings = check.phrasings ?? [];
  const ownWords = (phrasing: string) =>
    tokenisePhrase(phrasing, lexicon).filter((token) => token.weight >= 1).length;
  return phrasings.filter((phrasing) => ownWords(phrasing) >= 2).length > phrasings.length / 2;
}

function judgeWords(check: WordCheck, attempt: SpokenAttempt): Judgement {
  switch (check.kind) {
    case 'says':
      return judgeSays(check, attempt);
    case 'avoids':
      return judgeAvoids(check, attempt);
    case 'asks':
      return judgeAsks(check, attempt);
    case 'answers':
      return judgeAnswers(check, attempt);
    case 'shows':
      return judgeShows(check, attempt);
  }
}

const withoutMarks =
  'It was said, but the recording has no section marks; a person has to decide whether it was in its place.';

const notRated =
  'The speech engine of this machine does not tell how sure it is of the words, so a person has to listen.';

/**
 * Whether a judgement holds although nobody knows how sure the words are: its section was not started, or what was found lies in words
 * that are sure all the same, because the speaker put them right.
 */
function holdsUnrated(check: WordCheck, attempt: SpokenAttempt, { verdict, evidence }: Judgement): boolean {
  if ('sectionId' in check && isJudgement(placeOf(attempt, check.sectionId))) return true;
  const isFound = verdict === (check.kind === 'avoids' ? 'failed' : 'passed');
  return isFound && evidence.length > 0 && evidence.every((place) => isSureEvidence(attempt.talk, place));
}

function judgeAlone(check: Check, attempt: Attempt): Judgement {
  if (check.kind === 'time') return judgeTime(check, attempt);
  if (check.kind === 'delivery') return judgeDelivery(check, attempt);
  if (check.kind === 'person') return { verdict: 'person', reason: check.question, evidence: [] };
  if (typeof attempt.spoken === 'string') return { verdict: 'person', reason: attempt.spoken, evidence: [] };
  const judgement = judgeWords(check, attempt.spoken);
  if (!attempt.spoken.isRated && !holdsUnrated(check, attempt.spoken, judgement))
    return { ...judgement, verdict: 'person', reason: notRated };
  const isPlaced = 'sectionId' in check && check.sectionId !== undefined;
  // Without section marks the whole talk was searched: what is in it may be in the wrong place, what is not is nowhere.
  return isPlaced && attempt.analysis.sections.length === 0 && judgement.verdict === 'passed'
    ? { ...judgement, verdict: 'person', reason: withoutMarks }
    : judgement;
}

/** Every check's judgement, and whether anything of the scenario was heard at all. */
export interface JudgedChecks {
  readonly judgements: ReadonlyMap<Check, Judgement>;
  /** `none`: there are words, but none of what the scenario is about. */
  readonly substance: 'some' | 'perhaps' | 'none';
}

/**
 * Whether an attempt is about the scenario: one message, answer, demo step or question of its own shows it. Polite talk about
 * anything else avoids what must not be said, too, and that is not worth a point.
 */
function substanceOf(matters: readonly Judgement[]): JudgedChecks['substance'] {
  if (matters.length === 0 || matters.some(({ verdict }) => verdict === 'passed')) return 'some';
  return matters.some(({ verdict }) => verdict === 'person') ? 'perhaps' : 'none';
}

const unsupported = 'Nothing else of the scenario was heard, so this does not count.';
const perhapsSupported =
  'It is not sure that anything of the scenario was said, so a person has to decide whether this counts.';

/** Judges all checks of a scenario. Manners and what was avoided count only in a talk that is about the scenario. */
export function judgeChecks(checks: readonly Check[], attempt: Attempt): JudgedChecks {
  const { spoken } = attempt;
  const judged = checks.map((check) => {
    const isOwn = typeof spoken !== 'string' && isMatter(check, spoken.talk.lexicon);
    return { check, judgement: judgeAlone(check, attempt), isOwn };
  });
  const matters = judged.filter(({ isOwn }) => isOwn).map(({ judgement }) => judgement);
  const substance = typeof spoken === 'string' ? 'perhaps' : substanceOf(matters);
  const judgements = new Map<Check, Judgement>();
  for (const { check, judgement, isOwn } of judged) {
    const needsSubstance = isWordCheck(check) && !isOwn && judgement.verdict === 'passed';
    if (!needsSubstance || substance === 'some') judgements.set(check, judgement);
    else if (substance === 'none')
      judgements.set(check, { ...judgement, verdict: 'failed', reason: unsupported });
    else judgements.set(check, { ...judgement, verdict: 'person', reason: perhapsSupported });
  }
  return { judgements, substance };
}
