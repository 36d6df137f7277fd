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

  test('marks the whole question', () => {
    const line = 'So, what problem are you trying to solve today?';
    expect(judge(asks, [matter, line]).quotes).toEqual([line]);
  });
});

describe('asks, any question', () => {
  const twoOpen = { kind: 'asks', openOnly: true, atLeast: 2 } as const;

  test('counts open questions only, if so wished', () => {
    expect(judge(twoOpen, [matter, 'How do you do that?', 'Who does it?']).verdict).toBe('passed');
    const one = judge(twoOpen, [matter, 'How do you do that?', 'Do you like it?']);
    expect(one).toMatchObject({
      verdict: 'failed',
      reason: containing('1 of at least 2 open questions'),
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
