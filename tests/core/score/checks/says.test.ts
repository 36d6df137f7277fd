import { describe, expect, test } from 'vitest';
import { judge } from './checks.ts';
import { containing } from '../containing.ts';

const says = {
  kind: 'says',
  phrasings: ['Every change is saved in the audit log', 'The audit log keeps every change'],
} as const;
const line = 'Every change is saved in the audit log.';

describe('says', () => {
  test('passes with any of its phrasings, and shows where', () => {
    expect(judge(says, ['Welcome to all of you.', line])).toMatchObject({
      verdict: 'passed',
      quotes: [line],
    });
    expect(judge(says, ['And the audit log keeps every change.'])).toMatchObject({ verdict: 'passed' });
  });

  test('fails when it was not said, and marks what came closest', () => {
    const judged = judge(says, ['Here is the audit log of the system.', 'Welcome.']);
    expect(judged.verdict).toBe('failed');
    expect(judge(says, ['Every change is in the log.'])).toMatchObject({
      verdict: 'failed',
      quotes: ['Every change is in the log.'],
    });
  });

  test('fails when the opposite was said', () => {
    expect(judge(says, ['Every change is not saved in the audit log.'])).toMatchObject({
      verdict: 'failed',
      reason: containing('opposite'),
    });
  });

  test('goes to a person when it was only asked', () => {
    expect(judge(says, ['Is every change saved in the audit log?']).verdict).toBe('person');
    expect(judge(says, ['Did you know that every change is saved in the audit log?']).verdict).toBe('passed');
    expect(judge(says, ['Every change is saved in the audit log, right?']).verdict).toBe('passed');
  });

  test('goes to a person when it hangs on words that were not surely recognised', () => {
    expect(judge(says, ['Every change is saved in the [oddit] log.']).verdict).toBe('person');
  });

  test('goes to a person when too few words were recognised surely', () => {
    const mumbled = ['[So] [this] is [the] [thing] and [that] is [all].'];
    expect(judge(says, mumbled)).toMatchObject({
      verdict: 'person',
      reason: containing('Too few words'),
    });
  });

  test('goes to a person when there was voice but hardly a word', () => {
    const judged = judge(says, ['Hello.'], ({ analysis }) =>
      analysis.voiced.push({ startMs: 5000, endMs: 60_000 }),
    );
    expect(judged.verdict).toBe('person');
  });
});

describe('says in a section', () => {
  const inSecond = { ...says, sectionId: 'second' };
  const opening = { text: 'Welcome to all of you, it is good to see you here.', section: 'first' };

  test('passes only there', () => {
    const after = { text: 'So this is the next part of it and we go on.', section: 'second' };
    expect(judge(inSecond, [opening, line, 'So much for that one, and thank you.', after]).verdict).toBe(
      'failed',
    );
    expect(judge(inSecond, [opening, after, line]).verdict).toBe('passed');
  });

  test('allows for a click that comes a moment late', () => {
    expect(
      judge(inSecond, [opening, { text: line, section: 'second' }], ({ analysis }) => {
        for (const section of analysis.sections) section.startMs += 1000;
      }).verdict,
    ).toBe('passed');
  });

  test('fails when the section was never started', () => {
    expect(judge(inSecond, [opening, line])).toMatchObject({
      verdict: 'failed',
      reason: containing('Second part'),
    });
  });

  test('without section marks fails when it was said nowhere, and goes to a person when it was', () => {
    expect(judge(inSecond, [line])).toMatchObject({ verdict: 'person', quotes: [line] });
    expect(judge(inSecond, ['Welcome to all of you.']).verdict).toBe('failed');
  });
});

test('a transcript in another language goes to a person', () => {
  const judged = judge(says, [line], ({ transcript }) => {
    transcript.language = 'fr';
  });
  expect(judged).toMatchObject({ verdict: 'person', reason: containing('language') });
});
