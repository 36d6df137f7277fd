import type { ScoreDifference } from '../contract/review.ts';

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const show = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** The leaves in which two JSON values differ, in the order of the first; at most `limit` of them. */
export const differencesOf = (received: unknown, rerun: unknown, limit = 50): ScoreDifference[] => {
  const found: ScoreDifference[] = [];
  const compare = (left: unknown, right: unknown, path: string): void => {
    if (found.length >= limit) return;
    if (isBranch(left) && isBranch(right)) {
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        compare(left[key], right[key], path === '' ? key : `${path}.${key}`);
      }
      return;
    }
    if (show(left) !== show(right)) found.push({ path, received: show(left), rerun: show(right) });
  };
  compare(received, rerun, '');
  return found;
};
