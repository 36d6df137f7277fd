import { describe, expect, test } from 'vitest';
import { judge, matter } from './checks.ts';
import { containing } from '../containing.ts';

describe('asks, with phrasings', () => {
  const asks = {
    kind: 'asks',
    phrasings: ['What problem are you trying to solve today?', 'What would you like to solve?'],
  } as const;

  test.each([
    ['So, what problem are you trying to solve today?', 'passed'],
    ['What is the problem that you are trying to solve?', 'passed'],
    ['What is your name?', 'failed'],
    ['Let me see what problem you are trying to solve today.', 'person'],
    ['What [blobum] are you trying to solve today?', 'person'],
  ])('"%s": %s', (line, verdict) => {
    expect(judge(asks, [matter, line]).verdict).toBe(verdict);
  });

  test('counts a question that was cut short by a gap in the words', () => {
    const line = 'What problem are you trying to solve today?';
    const judged = judge(asks, [matter, line], ({ analysis }) => {
      for (const question of analysis.questions) question.firstWordIndex = question.lastWordIndex;
    });
    expect(judged).toMatchObject({ verdict: 'passed', quotes: [line] });
  });

  test('marks the whole question', () => {
    const line = 'So, what problem are you trying to solve today?';
    expect(judge(asks, [matter, line]).quotes).toEqual([line]);
  });
});

test('a question with words of its own counts by itself, a polite one only in a talk about the scenario', () => {
  const own = { kind: 'asks', phrasings: ['What problem are you trying to solve today?'] } as const;
  const polite = { kind: 'asks', phrasings: ['Do you have any questions for me?'] } as const;
  expect(judge(own, ['What problem are you trying to solve today?']).verdict).toBe('passed');
  expect(judge(polite, ['Do you have any questions for me?']).verdict).toBe('failed');
  expect(judge(polite, [matter, 'Do you have any questions for me?']).verdict).toBe('passed');
});

describe('asks, any question', () => {
  const twoOpen = { kind: 'asks', openOnly: true, atLeast: 2 } as const;

  test('counts open questions only, if so wished', () => {
    expect(judge(twoOpen, [matter, 'How do you do that?', 'Who does it?']).verdict).toBe('passed');
    const one = judge(twoOpen, [matter, 'How do you do that?', 'Do you like it?']);
    expect(one).toMatchObject({
      verdict: 'failed',
      reason: containing('Number of open questions: 1; at least 2 wanted'),
    });
    expect(
      judge({ kind: 'asks', atLeast: 2 }, [matter, 'How do you do that?', 'Do you like it?']).verdict,
    ).toBe('passed');
  });

  test('counts only in its section', () => {
    const inSecond = { kind: 'asks', sectionId: 'second' } as const;
    const second = { text: 'This is the second part of what I want to tell you.', section: 'second' };
    expect(
      judge(inSecond, [
        { text: matter, section: 'first' },
        'How do you do that?',
        'I see, that is what I thought of it.',
        second,
      ]).verdict,
    ).toBe('failed');
    expect(judge(inSecond, [{ text: matter, section: 'first' }, second, 'How do you do that?']).verdict).toBe(
      'passed',
    );
  });

  test('is worth nothing in a talk about something else', () => {
    expect(judge(twoOpen, ['How do you grow tomatoes?', 'Who likes them?']).verdict).toBe('failed');
  });
});
