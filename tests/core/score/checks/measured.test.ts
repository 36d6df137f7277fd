import { describe, expect, test } from 'vitest';
import { judge } from './checks.ts';
import { containing } from '../containing.ts';

describe('time', () => {
  const time = { kind: 'time', sectionId: 'first', toleranceShare: 0.2 } as const;
  const lasting = (...seconds: number[]) =>
    judge(time, [{ text: 'Hello to you.', section: 'second' }], ({ analysis }) => {
      let startMs = 0;
      for (const length of seconds) {
        analysis.sections.push({
          sectionId: 'first',
          title: 'First part',
          budgetMs: 10_000,
          startMs,
          endMs: startMs + length * 1000,
        });
        startMs += length * 1000 + 500;
      }
    });

  test.each([
    [[10], 'passed'],
    [[12], 'passed'],
    [[8], 'passed'],
    [[12.1], 'failed'],
    [[7.9], 'failed'],
    [[5, 5.5], 'passed'],
    [[], 'failed'],
  ])('%j seconds of 10: %s', (seconds, verdict) => {
    expect(lasting(...seconds).verdict).toBe(verdict);
  });

  test('says how long it was, and marks it', () => {
    expect(lasting(14)).toMatchObject({
      reason: 'The section "First part" took 14 s of 10 s, which is too long.',
      evidence: [{ startMs: 0, endMs: 14_000 }],
    });
  });

  test('goes to a person when there are no section marks', () => {
    expect(judge(time, ['Hello to you.']).verdict).toBe('person');
  });
});

describe('delivery', () => {
  const measured = (value: number | null) =>
    judge(
      { kind: 'delivery', measureId: 'longest-monologue', band: { from: 5, to: 60 } },
      ['Hello to you.'],
      ({ analysis }) => {
        analysis.measures.push({
          id: 'longest-monologue',
          value,
          unit: 's',
          band: { to: 76 },
          verdict: value === null ? 'cannot-judge' : 'inside',
          ...(value === null ? { reason: 'too noisy' } : {}),
          moments: [{ startMs: 500, endMs: 900 }],
        });
      },
    );

  test.each([
    [60, 'passed'],
    [5, 'passed'],
    [60.5, 'failed'],
    [4.9, 'failed'],
  ])('a value of %d, by the band of the check and not of the measure: %s', (value, verdict) => {
    expect(measured(value).verdict).toBe(verdict);
  });

  test('says the value and the band, and marks the moments with their words', () => {
    expect(measured(61)).toMatchObject({
      reason: 'Longest stretch without a question or a pause: 61 s; the band is 5 to 60 s.',
      quotes: ['Hello'],
    });
  });

  test('goes to a person when it could not be measured, with the reason and the places to look at', () => {
    expect(measured(null)).toMatchObject({
      verdict: 'person',
      reason: containing('(too noisy)'),
      evidence: [{ startMs: 500, endMs: 900 }],
    });
    expect(judge({ kind: 'delivery', measureId: 'level', band: { to: 0 } }, ['Hello.']).verdict).toBe(
      'person',
    );
  });
});

test('a question for a person stays one', () => {
  const question = 'Does the menu on the screen show two entries?';
  expect(judge({ kind: 'person', question }, ['Hello.'])).toMatchObject({
    verdict: 'person',
    reason: question,
  });
});
