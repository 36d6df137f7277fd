import { expect, test } from 'vitest';
import { retuned } from '../../../src/core/cues/retuning.ts';

test('a wrong cue widens its own limits, up to five times; taking it back narrows them again', () => {
  expect(retuned({}, 'too-fast', 1)).toEqual({ 'too-fast': 1 });
  expect(retuned({ 'too-fast': 5, 'flat-pitch': 2 }, 'too-fast', 1)).toEqual({
    'too-fast': 5,
    'flat-pitch': 2,
  });
  expect(retuned({ 'too-fast': 1 }, 'too-fast', -1)).toEqual({ 'too-fast': 0 });
  expect(retuned({}, 'clipping', -1)).toEqual({ clipping: 0 });
});
