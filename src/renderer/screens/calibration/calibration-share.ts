import type { CalibrationGap } from '../../../contract/practice.ts';

/** So long is spoken freely. */
export const speakingMs = 30_000;
/** So long a reading usually takes; the bar goes by it. */
const usualReadingMs = 30_000;

export type CalibrationStep =
  | { readonly at: 'rest'; readonly gap?: CalibrationGap | 'too-long' }
  | { readonly at: 'reading' }
  | { readonly at: 'speaking'; readonly readingMs: number }
  | { readonly at: 'measuring' };

/** How far it is, 0 to 1: half of it is reading, half speaking. */
export const calibrationShare = (step: CalibrationStep, elapsedMs: number): number => {
  if (step.at === 'reading') return Math.min(0.5, (elapsedMs / usualReadingMs) * 0.5);
  if (step.at === 'speaking') return Math.min(1, 0.5 + ((elapsedMs - step.readingMs) / speakingMs) * 0.5);
  return step.at === 'measuring' ? 1 : 0;
};
