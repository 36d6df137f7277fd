import { expect, test } from 'vitest';
import { stretchAt } from '../../../src/core/analysis/filled-pause-surroundings.ts';
import { indexMoments } from '../../../src/core/analysis/moment-index.ts';

const voiced = indexMoments([
  { startMs: 0, endMs: 900 },
  { startMs: 1200, endMs: 2000 },
]);

test('a sound lies in the stretch of speech that has most of it', () => {
  expect(stretchAt(voiced, { startMs: 800, endMs: 1500 })).toEqual({ startMs: 1200, endMs: 2000 });
});

test('a sound in which nobody was heard is a stretch by itself', () => {
  const sound = { startMs: 2300, endMs: 2600 };
  expect(stretchAt(voiced, sound)).toEqual(sound);
});
