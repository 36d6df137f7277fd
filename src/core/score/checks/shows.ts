import type { Moment } from '../../../contract/primitives.ts';
import { overlapMs } from '../../analysis/moments.ts';
import type { Judgement, SpokenAttempt } from '../attempt.ts';
import { type Heard, hear } from '../hear.ts';
import type { PhraseMatch } from '../phrase-matcher.ts';
import { evidenceOf } from '../talk.ts';
import type { CheckOf } from './check-of.ts';
import { evidenceOfMatches, notSaid } from './words.ts';

/** A click comes a little before or after the words for it. */
const screenBeforeMs = 4000;
const screenAfterMs = 8000;

interface Chain {
  readonly matches: readonly PhraseMatch[];
  /** The words were there, in order, but the screen stood still. */
  readonly withoutScreen: PhraseMatch | undefined;
}

/** When the screen may change for a step in these words. */
const timeFor = ({ talk }: SpokenAttempt, { firstToken, lastToken }: PhraseMatch): Moment => {
  const { startMs, endMs } = evidenceOf(talk, firstToken, lastToken);
  return { startMs: Math.max(0, startMs - screenBeforeMs), endMs: endMs + screenAfterMs };
};

/** Whether the screen was watched all the time that counts for these words. Analyses of before it was asked say nothing of it: then yes. */
const isScreenWatched = (attempt: SpokenAttempt, match: PhraseMatch): boolean => {
  const { screenWatched, durationMs, curves } = attempt.analysis;
  const { startMs, endMs } = timeFor(attempt, match);
  const measuredFromMs = curves.level.startMs ?? 0;
  const fromMs = Math.max(startMs, measuredFromMs);
  const untilMs = Math.min(endMs, measuredFromMs + durationMs);
  const time = { startMs: fromMs, endMs: untilMs };
  const watchedMs = screenWatched?.reduce((sum, part) => sum + overlapMs(part, time), 0);
  return watchedMs === undefined || watchedMs >= untilMs - fromMs;
};

/** The earliest place for each step after the one before, with its screen change where it needs one. */
function followSteps(
  check: CheckOf<'shows'>,
  attempt: SpokenAttempt,
  candidates: readonly (readonly PhraseMatch[])[],
): Chain {
  const matches: PhraseMatch[] = [];
  const hasScreenChange = (match: PhraseMatch): boolean => {
    const { startMs, endMs } = timeFor(attempt, match);
    return attempt.analysis.screenChanges.some((atMs) => atMs >= startMs && atMs <= endMs);
  };
  for (const [place, step] of check.steps.entries()) {
    const after = matches.at(-1)?.lastToken ?? -1;
    const later = (candidates[place] ?? []).filter((match) => match.firstToken > after);
    const shown = later.find((match) => !step.needsScreenChange || hasScreenChange(match));
    if (!shown) return { matches, withoutScreen: later[0] };
    matches.push(shown);
  }
  return { matches, withoutScreen: undefined };
}

/** Passed when every step is named in order, with a screen change within some seconds where the step needs one. */
export function judgeShows(check: CheckOf<'shows'>, attempt: SpokenAttempt): Judgement {
  const everywhere = [{ from: 0, to: attempt.talk.tokens.length }];
  const heard: Heard[] = check.steps.map((step) =>
    hear(attempt.matcher, step.phrasings, everywhere, attempt.guard.isDiscounted),
  );
  const judge = (
    verdict: Judgement['verdict'],
    reason: string,
    matches: readonly PhraseMatch[],
  ): Judgement => ({
    verdict,
    reason,
    evidence: evidenceOfMatches(attempt, matches),
  });
  const chain = followSteps(
    check,
    attempt,
    heard.map((entry) => entry.said),
  );
  if (chain.matches.length === check.steps.length)
    return judge('passed', 'All steps were shown in order.', chain.matches);
  const missing = heard.findIndex((entry) => entry.said.length === 0 && entry.unsure.length === 0);
  const missed = heard[missing];
  if (missed) {
    const judgement = notSaid(attempt, missed, everywhere, `The step "${check.steps[missing]?.title ?? ''}"`);
    return { ...judgement, evidence: [...evidenceOfMatches(attempt, chain.matches), ...judgement.evidence] };
  }
  const title = check.steps[chain.matches.length]?.title ?? '';
  if (chain.withoutScreen && attempt.analysis.screenChanges.length === 0) {
    const reason = 'The steps were named, but no screen change was recorded at all; a person has to look.';
    return judge('person', reason, [...chain.matches, chain.withoutScreen]);
  }
  const perhaps = followSteps(
    check,
    attempt,
    heard.map((entry) => [...entry.said, ...entry.unsure].toSorted((a, b) => a.firstToken - b.firstToken)),
  );
  if (perhaps.matches.length === check.steps.length) {
    return judge(
      'person',
      'A step is in words that were not surely recognised; a person has to look.',
      perhaps.matches,
    );
  }
  if (chain.withoutScreen) {
    if (!isScreenWatched(attempt, chain.withoutScreen)) {
      const reason = `The step "${title}" was named, but the screen was not watched there; a person has to look.`;
      return judge('person', reason, [...chain.matches, chain.withoutScreen]);
    }
    const reason = `The step "${title}" was named, but the screen did not change near it.`;
    return judge('failed', reason, [...chain.matches, chain.withoutScreen]);
  }
  return judge('failed', `The step "${title}" did not come in its place in the order.`, chain.matches);
}
