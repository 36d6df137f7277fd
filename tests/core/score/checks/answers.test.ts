import { expect, test } from 'vitest';
import { judge } from './checks.ts';
import { containing } from '../containing.ts';

const answers = {
  kind: 'answers',
  acknowledge: ['That is a great question', 'I understand your concern'],
  respond: ['All data is encrypted in transit and at rest'],
  confirm: ['Does that answer your question?'],
} as const;
const acknowledge = 'I understand your concern about that.';
const respond = 'All data is encrypted in transit and at rest.';
const confirm = 'Does that answer your question?';

test('passes with all three parts in order, and shows each', () => {
  const judged = judge(answers, [acknowledge, 'So here it is.', respond, confirm]);
  expect(judged.verdict).toBe('passed');
  expect(judged.quotes).toEqual(['I understand your concern', respond, confirm]);
});

test('passes when a part comes early and again in its place', () => {
  expect(judge(answers, [respond, acknowledge, respond, confirm]).verdict).toBe('passed');
});

test.each([
  [[respond, acknowledge, confirm], 'not in the order'],
  [[acknowledge, confirm], 'The answer itself was not heard'],
  [[acknowledge, respond], 'The check back with the customer was not heard'],
  [[respond, confirm], 'The acknowledgement was not heard'],
])('fails otherwise, and says what is missing', (lines, reason) => {
  expect(judge(answers, lines)).toMatchObject({ verdict: 'failed', reason: containing(reason) });
});

test('goes to a person when one part is in words that were not surely recognised', () => {
  expect(
    judge(answers, [acknowledge, 'All data is [inscripted] in transit and at rest.', confirm]).verdict,
  ).toBe('person');
});
