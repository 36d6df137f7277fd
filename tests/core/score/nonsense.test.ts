import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/contract/kit.ts';
import type { Scorecard } from '../../../src/contract/score.ts';
import { pointsOf } from '../../../src/core/score/nonsense.ts';
import { scoreAttempt } from '../../../src/core/score/score-attempt.ts';
import { demoTalk } from './demo-talk.ts';
import { type Line, sampleKit, sha256, speak } from './spoken.ts';

const scoreIn = (scenario: Scenario, lines: readonly (string | Line)[]): Scorecard =>
  scoreAttempt({
    kit: sampleKit,
    kitSha256: 'a'.repeat(64),
    scenarioId: scenario.id,
    ...speak(lines),
    sha256,
  });

const passedWordChecks = (card: Scorecard): string[] =>
  card.criteria
    .flatMap(({ checks }) => checks)
    .filter(
      (check) =>
        ['says', 'avoids', 'asks', 'answers', 'shows'].includes(check.kind) && check.verdict === 'passed',
    )
    .map((check) => check.checkId);

/** Opens every section at its start and moves the screen, so that only the words can make it fail. */
const spreadOver = (scenario: Scenario, sentences: readonly string[]): Line[] => {
  const size = Math.ceil(sentences.length / scenario.sections.length);
  return sentences.map((text, index): Line => {
    const section = index % size === 0 ? scenario.sections[index / size]?.id : undefined;
    return { text, screen: true, ...(section === undefined ? {} : { section }) };
  });
};

const checksOf = (scenario: Scenario) => scenario.rubric.criteria.flatMap(({ checks }) => checks);
const wordingsOf = (scenario: Scenario): string[] =>
  checksOf(scenario).flatMap((check) => pointsOf(check).flat());
const grammar = new Set(
  `a an the is are we you your in on at to of for with and or by our can be that this it out i me my us i'm all every own when as
  do does not no what how who would will have has about up so`.split(/\s+/),
);
const keywordsOf = (text: string): string =>
  text
    .split(' ')
    .filter((word) => !grammar.has(word.toLowerCase()))
    .join(' ');

const gibberish = [
  'Blah floop wibble sint orkan dat plim audit.',
  'Grent log device saved four offline wob.',
  'Nakka trilly encrypted rest change sno frim transit.',
  'Portal portal portal wug home tab reports dib.',
];

const offTopic = [
  'So, today I want to talk about my grandmother and her garden.',
  'She grows tomatoes and beans, and every morning she waters them before the sun is up.',
  'What do you think is the best soil for tomatoes?',
  'How do you keep the snails away?',
  'I like to cook a soup from them, with a little salt and a lot of pepper.',
  'And that is really all you need to do for a good summer.',
  'Do you have any questions for me?',
  'Thank you for your time today.',
];

const manyWords = (lines: readonly string[]): string[] => [...lines, ...lines, ...lines];

describe.each(sampleKit.scenarios)('$id', (scenario) => {
  const talks: [string, readonly string[]][] = [
    ['gibberish with key words in it', manyWords(gibberish)],
    ['a talk about something else', offTopic],
    ['the key words read as a list', wordingsOf(scenario).map((text) => `${keywordsOf(text)},`)],
    ['the key words joined by and', [wordingsOf(scenario).map(keywordsOf).join(' and ')]],
    [
      'all wordings of the rubric read aloud',
      wordingsOf(scenario).map((text) => `${text.replace(/[?.]$/, '')}.`),
    ],
    [
      'all wordings read aloud, with pauses for questions',
      wordingsOf(scenario).map((text) => `${text.replace(/[?.]$/, '')}?`),
    ],
    [
      'the rubric read aloud from top to bottom',
      scenario.rubric.criteria.flatMap(({ title, checks }) => [
        `${title}.`,
        ...checks.flatMap((check) => [
          `${check.description}.`,
          ...pointsOf(check)
            .flat()
            .map((text) => `${text.replace(/[?.]$/, '')}.`),
        ]),
      ]),
    ],
    ['the descriptions of the checks read aloud', checksOf(scenario).map((check) => `${check.description}.`)],
    ['silence', []],
  ];

  test.each(talks)('%s passes no check on words and does not pass', (_, sentences) => {
    const card = scoreIn(scenario, spreadOver(scenario, sentences));
    expect(passedWordChecks(card)).toEqual([]);
    expect(card.outcome).toBe('failed');
  });
});

describe('what looks a little like nonsense but is not', () => {
  const [productDemo] = sampleKit.scenarios;
  if (!productDemo) throw new Error('The sample kit has no scenario.');

  test('a summary of three key messages in one sentence counts', () => {
    const summary =
      'So, to sum it up, every change is saved in the audit log, all data is encrypted in transit and at rest, and we support single sign-on with your identity provider.';
    const passed = passedWordChecks(
      scoreIn(productDemo, ['Let me say this once more.', summary, 'That is it.']),
    );
    expect(passed).toEqual(expect.arrayContaining(['audit-log', 'encryption', 'single-sign-on']));
  });

  test('a message repeated in other words counts', () => {
    const repeated = [
      ...demoTalk.map((line) => line.text),
      'So again, every change is recorded in the audit log.',
      'And the audit log keeps every change for a year.',
    ];
    expect(passedWordChecks(scoreIn(productDemo, repeated))).toContain('audit-log');
  });

  test('the sentence of one description in an honest talk costs nothing', () => {
    const talk = [...demoTalk, 'The data sheet says that every change is kept in the audit log.'];
    expect(passedWordChecks(scoreIn(productDemo, talk))).toContain('audit-log');
  });
});
