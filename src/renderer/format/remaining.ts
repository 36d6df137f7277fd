import { strings } from '../strings/en.ts';

const text = strings.report.remaining;

/** How long something will still take, in words as rough as the estimate is. */
export const formatRemaining = (remainingMs: number): string => {
  if (remainingMs < 10_000) return text.seconds;
  if (remainingMs < 50_000) return text.minute;
  return text.minutes(Math.max(1, Math.round(remainingMs / 60_000)));
};
