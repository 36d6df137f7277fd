import type { Scenario } from '../../contract/kit.ts';
import type { Transcript } from '../../contract/transcript.ts';
import { hear } from './hear.ts';
import { readTalk } from './talk.ts';
import { createWindowMatcher } from './window-matcher.ts';

/**
 * How many key messages are due in a section and were not heard yet. Those that the rubric asks for in this section; in the last section also
 * those that may be said anywhere. What was perhaps said counts as heard: a cue must not call for what somebody has just explained.
 */
export const messagesMissing = (
  scenario: Scenario,
  sectionId: string,
  transcript: Pick<Transcript, 'language' | 'words'>,
): number => {
  const isLast = scenario.sections.at(-1)?.id === sectionId;
  const due = scenario.rubric.criteria
    .flatMap(({ checks }) => checks)
    .flatMap((check) =>
      check.kind === 'says' && (check.sectionId === sectionId || (isLast && check.sectionId === undefined))
        ? [check.phrasings]
        : [],
    );
  const talk = readTalk(transcript);
  const matcher = createWindowMatcher(talk);
  const everywhere = [{ from: 0, to: talk.tokens.length }];
  return due.filter((phrasings) => {
    const { said, unsure } = hear(matcher, phrasings, everywhere, () => false);
    return said.length === 0 && unsure.length === 0;
  }).length;
};
