import { expect, it } from 'vitest';
import { submitterProblems } from '../../../../src/renderer/screens/submit/submitter-problems.ts';

it('names each field that is wrong, and only those', () => {
  expect(submitterProblems({ name: ' ', email: 'ana@', firm: 'Lindqvist' })).toEqual({
    name: 'Type your name.',
    email: 'Type an e-mail address, like ana@example.com.',
  });
});

it('has nothing to say when all is right', () => {
  expect(submitterProblems({ name: 'Ana', email: 'ana@example.com', firm: 'Lindqvist' })).toEqual({});
});
