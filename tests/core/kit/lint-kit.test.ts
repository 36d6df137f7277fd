import { describe, expect, test } from 'vitest';
import type { Check, Kit } from '../../../src/contract/kit.ts';
import { contrastRatio } from '../../../src/core/kit/lint/contrast.ts';
import { kitErrors, lintKit } from '../../../src/core/kit/lint-kit.ts';
import { parseKit } from '../../../src/core/kit/parse-kit.ts';
import { sampleKit } from '../score/spoken.ts';

type CheckInput = Omit<Partial<Check>, 'kind'> & { kind: Check['kind']; [field: string]: unknown };

/** The sample kit with only one scenario, whose rubric holds these checks beside one that is in order. */
function kitWith(checks: readonly CheckInput[], change: Partial<Kit> = {}, scenarioChange: object = {}): Kit {
  const [scenario] = sampleKit.scenarios;
  const inOrder = {
    kind: 'says',
    id: 'in-order',
    description: 'Says that it is fine',
    phrasings: ['The tests of today are fine'],
  };
  const criterion = {
    id: 'one',
    title: 'One criterion',
    weight: 1,
    checks: [
      inOrder,
      ...checks.map((check, index) => ({ id: `c${index}`, description: 'Does one thing', ...check })),
    ],
  };
  return parseKit({
    ...sampleKit,
    ...change,
    scenarios: [
      {
        ...scenario,
        keyMessages: [],
        mustNotSay: [],
        rubric: { passMarkShare: 0.7, criteria: [criterion] },
        ...scenarioChange,
      },
    ],
  });
}

const problemsOf = (kit: Kit) =>
  lintKit({ document: kit, kit }).map(({ severity, message }) => `${severity}: ${message}`);

test('the sample kit has nothing to complain about', () => {
  expect(lintKit({ document: sampleKit, kit: sampleKit })).toEqual([]);
  expect(problemsOf(kitWith([]))).toEqual([]);
});

describe('checks that nobody can pass or fail are errors', () => {
  test.each<[string, CheckInput, string]>([
    ['a section that is not there', { kind: 'time', sectionId: 'nowhere' }, 'no section "nowhere"'],
    ['a band without an end', { kind: 'delivery', measureId: 'level', band: {} }, 'every value passes'],
    [
      'an empty band',
      { kind: 'delivery', measureId: 'speech-rate', band: { from: 165, to: 100 } },
      'No value lies between',
    ],
    [
      'a share above one',
      { kind: 'delivery', measureId: 'pause-share', band: { from: 20 } },
      'share from 0 to 1',
    ],
    [
      'a negative count',
      { kind: 'delivery', measureId: 'questions', band: { to: -1 } },
      'never has such a value',
    ],
    [
      'open questions that are none',
      { kind: 'asks', openOnly: true, phrasings: ['Do you like our product today?'] },
      'none of the phrasings',
    ],
    ['a phrasing without a word', { kind: 'says', phrasings: ['...'] }, 'holds no word'],
    [
      'the same id twice',
      { kind: 'person', id: 'in-order', question: 'Is the menu open?' },
      'stands here twice',
    ],
    [
      'a message that must not be said',
      { kind: 'avoids', phrasings: ['tests of today'] },
      'must not be said, but',
    ],
  ])('%s', (_, check, message) => {
    expect(problemsOf(kitWith([check]))).toContainEqual(
      expect.stringMatching(new RegExp(`^error: .*${message}`)),
    );
  });

  test('a message that its section has no time for', () => {
    const sections = [{ id: 'opening', title: 'Opening', budgetMs: 5000, notes: '' }];
    const phrasing = Array.from({ length: 12 }, (_, index) => `the word${index} and`).join(' ');
    const check: CheckInput = { kind: 'says', sectionId: 'opening', phrasings: [phrasing] };
    expect(problemsOf(kitWith([check], {}, { sections }))).toContainEqual(
      expect.stringContaining('cannot be said within'),
    );
  });

  test('a budget in seconds instead of milliseconds', () => {
    const sections = [{ id: 'opening', title: 'Opening', budgetMs: 45, notes: '' }];
    expect(problemsOf(kitWith([], {}, { sections }))).toContainEqual(
      expect.stringContaining('budgets are in milliseconds'),
    );
  });

  test('a pass mark of nothing', () => {
    const { criteria } = kitWith([]).scenarios[0]?.rubric ?? { criteria: [] };
    const kit = kitWith([], {}, { rubric: { passMarkShare: 0, criteria } });
    expect(problemsOf(kit)).toContainEqual(expect.stringMatching(/^error: A pass mark of 0/));
  });

  test('the same scenario twice', () => {
    const kit = parseKit({ ...sampleKit, scenarios: [...sampleKit.scenarios, sampleKit.scenarios[0]] });
    expect(kitErrors({ document: kit, kit }).map(({ path }) => path)).toContain('scenarios');
  });
});

describe('doubtful checks are warnings', () => {
  test.each<[string, CheckInput, string]>([
    [
      'a broad description',
      { kind: 'person', description: 'Was the demo effective?', question: 'Is the menu open?' },
      'too broad',
    ],
    ['a feeling', { kind: 'person', question: 'Does the speaker sound confident?' }, 'about feelings'],
    ['a phrasing of one word', { kind: 'says', phrasings: ['encryption'] }, 'too short'],
    ['a must-not-say without a word of its own', { kind: 'avoids', phrasings: ['it is there'] }, 'too short'],
    [
      'keywords instead of a sentence',
      { kind: 'says', phrasings: ['encryption alert audit backup'] },
      'list of keywords',
    ],
    [
      'a speech instead of a sentence',
      {
        kind: 'says',
        phrasings: [
          'The red green blue black white brown purple orange yellow silver golden violet copper colours shine',
        ],
      },
      'too long',
    ],
    [
      'a sentence that counts twice',
      { kind: 'says', phrasings: ['The tests of today are fine'] },
      'count twice',
    ],
  ])('%s', (_, check, message) => {
    expect(problemsOf(kitWith([check]))).toContainEqual(
      expect.stringMatching(new RegExp(`^warning: .*${message}`)),
    );
  });

  test('what the speaker is told but nobody checks', () => {
    const kit = kitWith(
      [],
      {},
      { keyMessages: ['The moon is made of cheese.'], mustNotSay: ['The price of bread.'] },
    );
    expect(problemsOf(kit).filter((problem) => problem.includes('No check listens'))).toHaveLength(2);
  });

  test('a rubric that hangs on anything but the words', () => {
    const pace: CheckInput = { kind: 'delivery', measureId: 'speech-rate', band: { to: 165 }, points: 9 };
    expect(problemsOf(kitWith([pace]))).toContainEqual(
      expect.stringContaining('Less than half of the score'),
    );
  });

  test('a misspelt field', () => {
    const document = { ...structuredClone(sampleKit), mustpass: true };
    expect(lintKit({ document, kit: sampleKit })).toMatchObject([{ severity: 'warning', path: 'mustpass' }]);
  });

  test('a language whose word forms are not known', () => {
    expect(problemsOf(kitWith([], { language: 'de' }))).toContainEqual(
      expect.stringContaining('Word forms of "de"'),
    );
  });
});

describe('accent colours', () => {
  test('contrast is computed as WCAG says', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrastRatio('#ffffff', '#777777')).toBe(contrastRatio('#777777', '#ffffff'));
  });

  test('too pale for the light background, too dark for the dark one', () => {
    const brand = { ...sampleKit.brand, accentLight: '#8ec1f0', accentDark: '#1d5288' };
    const errors = kitErrors({ document: sampleKit, kit: { ...sampleKit, brand } });
    expect(errors.map(({ path }) => path)).toEqual(['brand.accentLight', 'brand.accentDark']);
    expect(errors[0]?.message).toContain('darker');
  });
});
