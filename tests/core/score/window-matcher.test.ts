import { describe, expect, test } from 'vitest';
import { readTalk } from '../../../src/core/score/talk.ts';
import { createWindowMatcher } from '../../../src/core/score/window-matcher.ts';
import { speak } from './spoken.ts';

const auditLog = 'Every change is saved in the audit log';

function find(phrasing: string, ...lines: string[]) {
  const talk = readTalk(speak(lines).transcript);
  const wordsOf = (first: number, last: number) =>
    talk.words
      .slice(talk.tokens[first]?.firstWord, (talk.tokens[last]?.lastWord ?? -2) + 1)
      .map((word) => word.text)
      .join(' ');
  return createWindowMatcher(talk)
    .find(phrasing)
    .map((match) => ({ ...match, words: wordsOf(match.firstToken, match.lastToken) }));
}

describe('what was said', () => {
  test('is found with its exact span inside other words', () => {
    const found = find(
      auditLog,
      'So here we are, and every change is saved in the audit log, as you can see.',
    );
    expect(found).toMatchObject([
      { strength: 'sure', polarity: 'same', similarity: 1, words: 'every change is saved in the audit log,' },
    ]);
  });

  test('is found every time it is said', () => {
    const line = 'Every change is saved in the audit log.';
    const found = find(auditLog, line, 'That is one thing.', line, 'And another thing.', line);
    expect(found.filter((match) => match.strength === 'sure')).toHaveLength(3);
  });

  test('comes near when a part is missing', () => {
    expect(find(auditLog, 'Some changes are in the audit log.')).toMatchObject([{ strength: 'near' }]);
  });

  test('is not there in a talk about something else', () => {
    expect(find(auditLog, 'My grandmother grows tomatoes.')).toEqual([]);
    expect(find(auditLog)).toEqual([]);
  });

  test('is not there in a phrase without words', () => {
    expect(find('...', 'My grandmother grows tomatoes.')).toEqual([]);
  });

  test('needs its numbers', () => {
    const phrasing = 'It saves about four hours every week';
    expect(find(phrasing, 'It saves about 4 hours every week.')).toMatchObject([{ strength: 'sure' }]);
    expect(find(phrasing, 'It saves about nine hours every week.')).toMatchObject([{ strength: 'near' }]);
  });
});

describe('words that were not surely recognised', () => {
  test('do not matter where enough others are sure', () => {
    expect(find(auditLog, 'Every change [is] saved in [the] audit log.')).toMatchObject([
      { strength: 'sure' },
    ]);
  });

  test('make a match unsure that needs them, whatever they were taken for', () => {
    expect(find(auditLog, 'Every change is saved in the [audit] log.')).toMatchObject([
      { strength: 'unsure' },
    ]);
    expect(find(auditLog, 'Every change is saved in the [ordit] log.')).toMatchObject([
      { strength: 'unsure' },
    ]);
  });

  test('are enough for a doubt when they were taken for just this, and say nothing when they were not', () => {
    expect(find(auditLog, '[Every] [change] [is] [saved] [in] [the] [audit] [log].')).toMatchObject([
      { strength: 'unsure' },
    ]);
    expect(find(auditLog, '[Many] [tomatoes] [grow] [here] [in] [the] [garden] [now].')).toEqual([]);
  });
});

describe('negation', () => {
  test.each([
    ['We guarantee uptime', 'We guarantee uptime.', 'same'],
    ['We guarantee uptime', 'We do not guarantee uptime.', 'opposite'],
    ['We guarantee uptime', "We can't and won't guarantee any uptime.", 'opposite'],
    ['We guarantee uptime', 'No, we guarantee uptime.', 'same'],
    ['We guarantee uptime', 'It is not slow, and we guarantee uptime.', 'same'],
    ['We guarantee uptime', 'Not only do we guarantee uptime.', 'same'],
    ['We guarantee uptime', 'Nobody can guarantee uptime.', 'opposite'],
    ['Zero downtime', 'Zero downtime is not what we offer.', 'opposite'],
    ['There is no code to write', 'There is no code to write.', 'same'],
    ['There is no code to write', 'There is code to write.', 'opposite'],
    ['We guarantee uptime', 'We never said to any of our customers that we guarantee uptime.', 'unsure'],
  ])('"%s" in "%s": %s', (phrasing, line, polarity) => {
    const [match] = find(phrasing, line).filter((entry) => entry.strength === 'sure');
    expect(match?.polarity).toBe(polarity);
  });
});
