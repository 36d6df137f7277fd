import { describe, expect, it } from 'vitest';
import type { Scorecard } from '../../../src/contract/score.ts';
import type { Transcript } from '../../../src/contract/transcript.ts';
import { scoreAttempt } from '../../../src/core/score/score-attempt.ts';
import { judge, matter } from './checks/checks.ts';
import { demoTalk } from './demo-talk.ts';
import { type Line, sampleKit, sha256, speak } from './spoken.ts';

const wordKinds = new Set(['says', 'avoids', 'asks', 'answers', 'shows']);

/** The talk as an engine heard it that does not tell how sure it is. */
const unrated = (transcript: Transcript): Transcript => ({
  ...transcript,
  recogniser: { ...transcript.recogniser, engine: 'whisper.node' },
  words: transcript.words.map((word) => ({ ...word, probability: null })),
});
/** The same from a studio of before, which made a probability up, and a greater one for a name it put in. */
const madeUp = (transcript: Transcript): Transcript => ({
  ...transcript,
  recogniser: { ...transcript.recogniser, engine: 'whisper.node' },
  words: transcript.words.map((word, index) => ({ ...word, probability: index % 3 === 0 ? 0.83 : 0.5 })),
});

const score = (
  lines: readonly (string | Line)[],
  change: (transcript: Transcript) => Transcript,
): Scorecard => {
  const { transcript, analysis } = speak(lines);
  return scoreAttempt({
    kit: sampleKit,
    kitSha256: 'a'.repeat(64),
    scenarioId: 'product-demo',
    transcript: change(transcript),
    analysis,
    sha256,
  });
};
const wordChecks = (card: Scorecard) =>
  card.criteria.flatMap(({ checks }) => checks.filter(({ kind }) => wordKinds.has(kind)));

const strangeTalk: readonly Line[] = [
  { text: 'Welcome to the cooking lesson, and thank you all for coming tonight.', section: 'opening' },
  { text: 'We peel the potatoes and then we boil them for twenty minutes.', section: 'portal' },
  { text: 'Add some butter to the pan, and do not forget the salt.', section: 'control' },
  { text: 'That is all there is to it, so have a good evening.', section: 'close' },
];
const rubricRead: readonly Line[] = sampleKit.scenarios
  .filter(({ id }) => id === 'product-demo')
  .flatMap(({ rubric }) => rubric.criteria.flatMap(({ checks }) => checks))
  .map(({ description }, index) => ({
    text: `${description}.`,
    ...(index === 0 ? { section: 'opening' } : {}),
  }));

describe('a talk whose words nobody rated', () => {
  it.each([
    ['that says what is wanted', demoTalk],
    ['about something else', strangeTalk],
    ['that reads the rubric', rubricRead],
  ])('%s: no check passes or fails by its words alone', (_what, talk) => {
    for (const change of [unrated, madeUp]) {
      const card = score(talk, change);
      const decided = wordChecks(card).filter(
        ({ verdict, reason }) => verdict !== 'person' && !/not started/.test(reason),
      );
      expect(decided.map(({ checkId, verdict }) => `${checkId} ${verdict}`)).toEqual([]);
      expect(card.outcome).toBe('person-needed');
    }
  });

  it('shows the person where something like it was said, and says why it is for a person', () => {
    const check = wordChecks(score(demoTalk, unrated)).find(({ checkId }) => checkId === 'audit-log');
    expect(check?.evidence[0]?.quote).toBe('Every change is saved in the audit log.');
    expect(check?.reason).toContain('does not tell how sure it is');
  });

  it('still is judged by what needs no words', () => {
    const checks = score(demoTalk, unrated).criteria.flatMap(({ checks }) => checks);
    const verdictOf = (id: string) => checks.find(({ checkId }) => checkId === id)?.verdict;
    expect(verdictOf('opening-time')).toBe('failed');
    expect(verdictOf('pace')).toBe('passed');
  });

  it('fails a check of a section that was never started', () => {
    const check = { kind: 'says', phrasings: ['The sun is hot'], sectionId: 'second' } as const;
    const lines = [{ text: matter, section: 'first' }, 'The sun is hot, as you know.'];
    const judged = judge(check, lines, (spoken) => {
      spoken.transcript = unrated(spoken.transcript);
    });
    expect(judged).toMatchObject({ verdict: 'failed', evidence: [] });
  });

  it('counts what the speaker put right', () => {
    const corrected = (spoken: ReturnType<typeof speak>): void => {
      const { words, ...rest } = unrated(spoken.transcript);
      spoken.transcript = {
        ...rest,
        words: words.map((word) => (word.segmentIndex <= 1 ? { ...word, probability: 1 } : word)),
      };
    };
    const lines = [
      matter,
      'As you know, the sun is very hot.',
      'We will see it at noon.',
      'What do you think?',
    ];
    expect(judge({ kind: 'says', phrasings: ['The sun is very hot'] }, lines, corrected).verdict).toBe(
      'passed',
    );
    expect(judge({ kind: 'avoids', phrasings: ['The sun is very hot'] }, lines, corrected).verdict).toBe(
      'failed',
    );
    expect(judge({ kind: 'says', phrasings: ['See it at noon'] }, lines, corrected).verdict).toBe('person');
    expect(judge({ kind: 'avoids', phrasings: ['Tea at five'] }, lines, corrected).verdict).toBe('person');
    expect(judge({ kind: 'asks' }, lines, corrected).verdict).toBe('person');
  });
});
