import type { Moment } from '../../contract/primitives.ts';
import { lengthMs, spanOf } from './moments.ts';

/** A pause of this length lets the listener in, in ms. */
export const breathingPauseMs = 1200;

/** The longest stretch without a question of the speaker or a pause of 1.2 s or more; undefined where nobody speaks. */
export const longestMonologue = (
  voiced: readonly Moment[],
  pauses: readonly Moment[],
  questions: readonly Moment[],
): Moment | undefined => {
  const span = spanOf(voiced);
  if (!span) return undefined;
  const breaks = [...pauses.filter((pause) => lengthMs(pause) >= breathingPauseMs), ...questions].toSorted(
    (a, b) => a.startMs - b.startMs,
  );
  let longest: Moment = { startMs: span.startMs, endMs: span.startMs };
  let { startMs } = span;
  for (const { startMs: breakStartMs, endMs: breakEndMs } of [
    ...breaks,
    { startMs: span.endMs, endMs: span.endMs },
  ]) {
    const endMs = Math.min(breakStartMs, span.endMs);
    if (endMs - startMs > lengthMs(longest)) longest = { startMs, endMs };
    startMs = Math.max(startMs, breakEndMs);
  }
  return longest;
};
