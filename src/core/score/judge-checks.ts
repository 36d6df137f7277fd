import type { Check } from '../../contract/kit.ts';
import type { Attempt, Judgement, SpokenAttempt } from './attempt.ts';
import { judgeAnswers } from './checks/answers.ts';
import { judgeAsks } from './checks/asks.ts';
import { judgeAvoids } from './checks/avoids.ts';
import { judgeDelivery } from './checks/delivery.ts';
import { judgeSays } from './checks/says.ts';
import { judgeShows } from './checks/shows.ts';
import { judgeTime } from './checks/time.ts';

/** Checks that are judged by words, and so need a transcript. */
export const isWordCheck = (check: Check): boolean =>
  ['says', 'avoids', 'asks', 'answers', 'shows'].includes(check.kind);

/** Checks about the matter itself: they cannot be passed by good manners or by silence. */
const isMatter = (check: Check): boolean => ['says', 'answers', 'shows'].includes(check.kind);

function judgeWords(check: Check, attempt: SpokenAttempt): Judgement | undefined {
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
    default:
      return undefined;
  }
}

function judgeAlone(check: Check, attempt: Attempt): Judgement {
  if (check.kind === 'time') return judgeTime(check, attempt);
  if (check.kind === 'delivery') return judgeDelivery(check, attempt);
  if (check.kind === 'person') return { verdict: 'person', reason: check.question, evidence: [] };
  if (typeof attempt.spoken === 'string') return { verdict: 'person', reason: attempt.spoken, evidence: [] };
  return (
    judgeWords(check, attempt.spoken) ?? {
      verdict: 'person',
      reason: 'A person has to judge this.',
      evidence: [],
    }
  );
}

/** Every check's judgement, and whether anything of the scenario was heard at all. */
export interface JudgedChecks {
  readonly judgements: ReadonlyMap<Check, Judgement>;
  /** `none`: there are words, but none of what the scenario is about. */
  readonly substance: 'some' | 'perhaps' | 'none';
}

/**
 * Whether an attempt is about the scenario. A message, answer or demo step shows it, and so do two of its own
 * questions (one, where it has no more and no message). Polite talk about anything else avoids what must not be said, too, and that is not worth a point.
 */
function substanceOf(judged: readonly (readonly [Check, Judgement])[]): JudgedChecks['substance'] {
  const matters = judged.filter(([check]) => isMatter(check));
  const ownQuestions = judged.filter(([check]) => check.kind === 'asks' && check.phrasings !== undefined);
  const count = (list: typeof judged, verdict: Judgement['verdict']) =>
    list.filter(([, judgement]) => judgement.verdict === verdict).length;
  const enough = matters.length > 0 ? 2 : Math.min(2, ownQuestions.length);
  if (matters.length === 0 && enough === 0) return 'some';
  if (count(matters, 'passed') > 0 || (enough > 0 && count(ownQuestions, 'passed') >= enough)) return 'some';
  const perhaps = count(ownQuestions, 'passed') + count(ownQuestions, 'person');
  return count(matters, 'person') > 0 || (enough > 0 && perhaps >= enough) ? 'perhaps' : 'none';
}

const unsupported = 'Nothing else of the scenario was heard, so this does not count.';
const perhapsSupported =
  'It is not sure that anything of the scenario was said, so a person has to decide whether this counts.';

/** Judges all checks of a scenario. Questions and what was avoided count only in a talk that is about the scenario. */
export function judgeChecks(checks: readonly Check[], attempt: Attempt): JudgedChecks {
  const judged = checks.map((check): readonly [Check, Judgement] => [check, judgeAlone(check, attempt)]);
  const substance = typeof attempt.spoken === 'string' ? 'perhaps' : substanceOf(judged);
  const judgements = new Map<Check, Judgement>();
  for (const [check, judgement] of judged) {
    const needsSubstance = isWordCheck(check) && !isMatter(check) && judgement.verdict === 'passed';
    if (!needsSubstance || substance === 'some') judgements.set(check, judgement);
    else if (substance === 'none')
      judgements.set(check, { ...judgement, verdict: 'failed', reason: unsupported });
    else judgements.set(check, { ...judgement, verdict: 'person', reason: perhapsSupported });
  }
  return { judgements, substance };
}
