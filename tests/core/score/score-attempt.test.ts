import { describe, expect, test } from 'vitest';
import { StudioError } from '../../../src/contract/errors.ts';
import { Scorecard } from '../../../src/contract/score.ts';
import { canonicalScorecard, scoreAttempt } from '../../../src/core/score/score-attempt.ts';
import { demoTalk } from './demo-talk.ts';
import { type Line, sampleKit, sha256, speak } from './spoken.ts';

const kitSha256 = 'a'.repeat(64);

const score = (lines: readonly (string | Line)[], scenarioId = 'product-demo') =>
  scoreAttempt({ kit: sampleKit, kitSha256, scenarioId, ...speak(lines), sha256 });

const verdictsOf = (card: Scorecard): Record<string, string> =>
  Object.fromEntries(
    card.criteria.flatMap(({ checks }) => checks.map((check) => [check.checkId, check.verdict])),
  );

describe('a demo', () => {
  test('passes what was said and shown, fails what was not, and leaves the rest to a person', () => {
    const card = score(demoTalk);
    expect(verdictsOf(card)).toEqual({
      'audit-log': 'passed',
      'offline-alert': 'passed',
      'hours-saved': 'passed',
      'staged-updates': 'failed',
      'no-code': 'failed',
      encryption: 'passed',
      'single-sign-on': 'passed',
      'portal-walk': 'passed',
      'control-walk': 'passed',
      'open-question': 'passed',
      'asks-for-questions': 'passed',
      'next-step': 'passed',
      'restore-time': 'passed',
      uptime: 'passed',
      competitors: 'passed',
      'opening-time': 'failed',
      'portal-time': 'failed',
      pace: 'passed',
      'filled-pauses': 'failed',
      'dead-air': 'person',
      'own-case': 'person',
    });
    expect(Scorecard.parse(card)).toEqual(card);
    expect(card.outcome).toBe('passed');
    expect(card.share).toBeGreaterThan(0.7);
  });

  test('links a passed message to the words and the moment where it was said', () => {
    const { transcript } = speak(demoTalk);
    const check = score(demoTalk).criteria[0]?.checks[0];
    const evidence = check?.evidence[0];
    expect(evidence?.quote).toBe('Every change is saved in the audit log.');
    const words = transcript.words.slice(evidence?.firstWordIndex, (evidence?.lastWordIndex ?? 0) + 1);
    expect(words.map((word) => word.text).join(' ')).toBe(evidence?.quote);
    expect(evidence?.startMs).toBeLessThanOrEqual(words[0]?.startMs ?? -1);
    expect(evidence?.endMs).toBeGreaterThanOrEqual(words.at(-1)?.endMs ?? Number.POSITIVE_INFINITY);
  });

  test('fails a must-pass criterion for one forbidden sentence, whatever the share', () => {
    const card = score([...demoTalk, 'If something goes wrong, you can restore it in seconds.']);
    expect(verdictsOf(card)['restore-time']).toBe('failed');
    expect(card.share).toBeGreaterThan(card.passMarkShare);
    expect(card.outcome).toBe('failed');
    expect(card.corrections[0]?.title).toContain('Does not promise a time for a restore');
  });

  test('names the kit, the scenario and the hashes of what it was made from', () => {
    const card = score(demoTalk);
    expect(card).toMatchObject({ kitId: 'halden-relay', scenarioId: 'product-demo', inputs: { kitSha256 } });
    expect(card.inputs.transcriptSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(card.inputs.analysisSha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('without a transcript', () => {
  const { analysis } = speak(demoTalk);
  const card = scoreAttempt({
    kit: sampleKit,
    kitSha256,
    scenarioId: 'product-demo',
    transcript: null,
    analysis,
    sha256,
  });

  test('checks on words wait for a person and say why; measures are still judged', () => {
    const checks = card.criteria.flatMap((criterion) => criterion.checks);
    const words = checks.filter((check) => !['time', 'delivery', 'person'].includes(check.kind));
    expect(words.map((check) => check.verdict)).toEqual(words.map(() => 'person'));
    expect(words[0]?.reason).toContain('no transcript');
    expect(verdictsOf(card)).toMatchObject({ pace: 'passed', 'filled-pauses': 'failed' });
  });

  test('the outcome waits for a person', () => {
    expect(card.outcome).toBe('person-needed');
    expect(card.inputs.transcriptSha256).toBeNull();
  });
});

describe('the other scenarios', () => {
  test('an objection that is acknowledged, answered and checked back passes', () => {
    const card = score(
      [
        { text: 'That is a great question.', section: 'security' },
        { text: 'You know, security is very important for our customers.' },
        { text: 'All data is encrypted in transit and at rest.' },
        { text: 'We can connect to the cloud or run on your own servers.' },
        { text: 'Does that answer your question?' },
        { text: 'Let us look at the pricing for a small team.', section: 'price' },
        { text: 'The basic plan is free for up to five users.' },
      ],
      'objection',
    );
    expect(verdictsOf(card)).toMatchObject({
      'security-answer': 'passed',
      'price-answer': 'failed',
      'own-servers': 'passed',
      'penetration-test': 'failed',
    });
    const reason = card.criteria[0]?.checks[1]?.reason;
    expect(reason).toContain('check back with the customer was not heard');
  });

  test('a discovery call passes by its questions alone', () => {
    const card = score(
      [
        { text: 'What problem are you trying to solve today?', section: 'opening' },
        { text: 'How many people are on your team right now?', section: 'today' },
        { text: 'The old process was slow and hard to manage.' },
        { text: 'I will follow up with an email tomorrow.', section: 'next' },
      ],
      'discovery',
    );
    expect(verdictsOf(card)).toMatchObject({
      problem: 'passed',
      'team-size': 'passed',
      today: 'failed',
      'open-questions': 'failed',
      'next-step': 'passed',
      prices: 'passed',
    });
  });

  test('an unknown scenario is refused', () => {
    expect(() => score(demoTalk, 'no-such')).toThrow(StudioError);
  });
});

test('the scorecard as bytes is canonical JSON', () => {
  const card = score(demoTalk);
  const text = new TextDecoder().decode(canonicalScorecard(card));
  expect(JSON.parse(text)).toEqual(card);
  expect(text.startsWith('{"corrections":')).toBe(true);
});

test('a kit may leave the language to the recogniser', () => {
  const { transcript, analysis } = speak(['All data is encrypted in transit and at rest.']);
  const card = (language: string, heard: string) =>
    scoreAttempt({
      kit: { ...sampleKit, language },
      kitSha256,
      scenarioId: 'product-demo',
      transcript: { ...transcript, language: heard },
      analysis,
      sha256,
    })
      .criteria.flatMap(({ checks }) => checks)
      .find(({ checkId }) => checkId === 'encryption');
  expect(card('auto', 'en')?.verdict).toBe('passed');
  expect(card('en-GB', 'en')?.verdict).toBe('passed');
  expect(card('de', 'en')?.verdict).toBe('person');
});

test('in other languages a question tells nothing, but a tag behind a statement asks nothing', () => {
  const verdict = (line: string) => {
    const { transcript, analysis } = speak([line]);
    return scoreAttempt({
      kit: {
        ...sampleKit,
        language: 'de',
        scenarios: [
          {
            ...(sampleKit.scenarios[0] as (typeof sampleKit.scenarios)[number]),
            rubric: {
              passMarkShare: 0.5,
              criteria: [
                {
                  id: 'one',
                  title: 'One',
                  weight: 1,
                  mustPass: false,
                  checks: [
                    {
                      kind: 'says',
                      id: 'encryption',
                      description: 'Says that data is encrypted',
                      points: 1,
                      phrasings: ['Die Daten sind verschlüsselt'],
                    },
                  ],
                },
              ],
            },
          },
        ],
      },
      kitSha256,
      scenarioId: 'product-demo',
      transcript: { ...transcript, language: 'de' },
      analysis,
      sha256,
    }).criteria[0]?.checks[0]?.verdict;
  };
  expect(verdict('Ihre Daten sind verschlüsselt.')).toBe('passed');
  expect(verdict('Die Daten sind verschlüsselt, nicht wahr?')).toBe('passed');
  expect(verdict('Meinen Sie, die Daten sind verschlüsselt?')).not.toBe('passed');
});
