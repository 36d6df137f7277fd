import { expect, it } from 'vitest';
import { formatRemaining } from '../../../src/renderer/format/remaining.ts';

it.each([
  [0, 'A few seconds left'],
  [9_000, 'A few seconds left'],
  [30_000, 'Less than a minute left'],
  [65_000, 'About a minute left'],
  [400_000, 'About 7 minutes left'],
])('tells %d ms as roughly as it is known', (remainingMs, words) => {
  expect(formatRemaining(remainingMs)).toBe(words);
});
