import { expect, it } from 'vitest';
import {
  calibrationShare,
  speakingMs,
} from '../../../../src/renderer/screens/calibration/calibration-share.ts';

it('grows through reading and speaking, and waits at the half for a slow reader', () => {
  expect(calibrationShare({ at: 'rest' }, 0)).toBe(0);
  expect(calibrationShare({ at: 'reading' }, 15_000)).toBeCloseTo(0.25);
  expect(calibrationShare({ at: 'reading' }, 80_000)).toBe(0.5);
  expect(calibrationShare({ at: 'speaking', readingMs: 80_000 }, 80_000)).toBe(0.5);
  expect(calibrationShare({ at: 'speaking', readingMs: 20_000 }, 20_000 + speakingMs)).toBe(1);
  expect(calibrationShare({ at: 'measuring' }, 0)).toBe(1);
});
